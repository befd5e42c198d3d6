import java.util.*;
public class S {
  public static void main(String[] a){
    String[] n="RESTART CRASH CUT CUT_AFTER_WRITE HALF_OPEN SLOW GARBAGE COMPACTION_IN_CATCH_UP COMPACTION LOST_ACK LOST_EVENT DUPLICATE REORDER DELAY LATE_WRITE LOST_BATCH_ANSWER LOST_BATCH".split(" ");
    int[] w={7,7,8,6,3,3,2,4,4,8,4,5,5,4,4,3,3}; int sum=0; for(int x:w)sum+=x;
    for(long seed=1;seed<200000;seed++){
      SplittableRandom r=new SplittableRandom(seed); r.split(); r.split(); SplittableRandom f=r.split();
      long t=f.nextLong(200,1500); List<String> l=new ArrayList<>(); Set<String> s=new LinkedHashSet<>(); int br=0;
      while(t<9500){ int d=f.nextInt(sum); int k=0; while((d-=w[k])>=0)k++; f.nextInt(3); if(k<8)br++; s.add(n[k]); l.add(n[k]+"@"+t); t+=f.nextLong(200,1500);}
      if(br<=5 && s.containsAll(List.of("RESTART","CRASH","CUT","COMPACTION","LOST_ACK","DUPLICATE","REORDER","COMPACTION_IN_CATCH_UP","LOST_BATCH_ANSWER"))) {System.out.println(seed+" "+br+" "+l);}
    }
  }
}

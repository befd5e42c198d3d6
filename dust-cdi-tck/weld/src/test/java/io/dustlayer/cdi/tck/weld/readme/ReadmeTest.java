package io.dustlayer.cdi.tck.weld.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dustlayer.cdi.Changeset;
import io.dustlayer.cdi.Dust;
import io.dustlayer.cdi.DustException;
import io.dustlayer.cdi.DustRepo;
import io.dustlayer.cdi.tck.weld.WeldHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeldHost.class)
class ReadmeTest {

  @Test
  void every_kind_of_failure_is_in_the_table() {
    String text = read(readme());
    assertThat(DustException.Kind.values())
        .allSatisfy(kind -> assertThat(text).contains("| `" + kind + "` |"));
  }

  @Test
  void the_samples_do_what_they_say() {
    OwnServer.assumed();
    ReadingList list = WeldHost.select(ReadingList.class);
    Guide guide = WeldHost.select(Guide.class);
    DustRepo<Link> links = WeldHost.select(Dust.class).repo(Link.class);
    links.deleteAll();
    list.add();
    assertThat(list.titled("Du")).extracting(Link::slug).containsExactly("dust");
    Link link = links.getOrThrow("dust");
    assertThat(guide.form(link, Map.of("title", ""))).containsOnlyKeys("title");
    guide.form(link, Map.of("title", "Changed"));
    assertThat(links.getOrThrow("dust").title()).isEqualTo("Changed");
    guide.lock();
    assertThat(links.getOrThrow("dust").title()).isEqualTo("New");
    guide.batch(Changeset.of(links.getOrThrow("dust")).put("note", "n"));
    assertThat(links.all()).extracting(Link::slug).containsExactly("a", "dust");
    assertThat(links.getOrThrow("dust").note()).isEqualTo("n");
  }

  private static Path readme() {
    return Path.of("..", "..", "README.md");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

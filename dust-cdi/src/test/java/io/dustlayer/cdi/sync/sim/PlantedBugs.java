package io.dustlayer.cdi.sync.sim;

import java.util.List;
import java.util.function.Supplier;

/** Errors that the simulation must find, each in an engine of its own. */
final class PlantedBugs {

  private PlantedBugs() {}

  static final List<Supplier<? extends Broken>> ALL =
      List.of(
          BrokenMirrors.HighestSeenIsWatermark::new,
          BrokenMirrors.SnapshotsStayWrapped::new,
          BrokenMirrors.OldSnapshotsCount::new,
          BrokenMirrors.GuessesCases::new,
          BrokenHistory.JumpsOverAGap::new,
          BrokenHistory.AppliesLateOverNewer::new,
          BrokenHistory.LosesTheHoldBackBuffer::new,
          BrokenHistory.IgnoresResets::new,
          BrokenHistory.KeepsGhosts::new,
          BrokenHistory.TrustsTotals::new,
          BrokenHistory.RestoresAnOlderWatermark::new,
          BrokenHistory.RestoresANewerWatermark::new,
          BrokenHistory.ForgetsTheCache::new,
          BrokenViews.RollsBackTooMuch::new,
          BrokenViews.ForgetsTheOverlay::new,
          BrokenViews.HidesWhatIsAcknowledged::new,
          BrokenViews.ShowsHalfABatch::new,
          BrokenWrites.CompletesTwice::new,
          BrokenWrites.HangsWithoutAnswer::new,
          BrokenWrites.SendsAgainAtOnce::new,
          BrokenOutcomes.AcknowledgesWhatIsSent::new,
          BrokenOutcomes.DeniesWhatItDoesNotKnow::new,
          BrokenOutcomes.SettlesByAnyCatchUp::new,
          BrokenOutcomes.SendsOutOfOrder::new,
          BrokenOutcomes.GivesTwoIdsAlike::new,
          BrokenOutcomes.PublishesAgainAfterARestart::new,
          BrokenOutcomes.LeavesCallersAtAStop::new,
          BrokenOutbox.TakesWhatWasSentForNew::new,
          BrokenOutbox.ForgetsWhatIsOnTheDisk::new,
          BrokenOutbox.GivesUpWhatIsOnTheDisk::new,
          BrokenOutbox.GivesUpAfterARepetition::new,
          BrokenOutbox.SendsAgainWhateverItCrashes::new,
          BrokenPublishing.PublishesTheFirstCatchUp::new,
          BrokenPublishing.PublishesTwice::new,
          BrokenTurns.ShowsTheFirstOfATurn::new,
          BrokenTurns.TellsTheFirstOfATurn::new,
          BrokenPace.TrustsSilence::new,
          BrokenPace.NeverAsksForTheStatus::new,
          BrokenPace.TriesAgainAtOnce::new,
          BrokenPace.KnowsNoLimits::new,
          BrokenAccess.IgnoresRefusals::new,
          BrokenAccess.IgnoresPermissions::new);
}

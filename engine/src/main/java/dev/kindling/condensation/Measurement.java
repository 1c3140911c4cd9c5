package dev.kindling.condensation;

import java.util.List;

/**
 * What one look at the quotient graph found.
 *
 * @param splits pinned nodes that lay on cycles, in order; their groups are split now
 * @param onCycles default nodes that lie on cycles still, none of them pinned, with their ways
 */
public record Measurement(List<PinnedCycle> splits, Ways onCycles) {

  public Measurement {
    splits = List.copyOf(splits);
  }
}

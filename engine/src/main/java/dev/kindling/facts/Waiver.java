package dev.kindling.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The project's owners know of a finding and accept it.
 *
 * @param code the finding's code
 * @param node the finding's node; null for any
 * @param dataset the finding's dataset; null for any
 * @param reason why it is accepted
 * @param expires the last day on which it holds; null for no end
 * @param origin where it is written
 */
public record Waiver(
    String code,
    @Nullable String node,
    @Nullable String dataset,
    String reason,
    @Nullable LocalDate expires,
    Origin origin)
    implements Located {

  /** Whether the finding is one that this waiver speaks of. */
  public boolean covers(Finding finding) {
    return code.equals(finding.code())
        && (node == null || node.equals(finding.node()))
        && (dataset == null || dataset.equals(finding.dataset()));
  }

  /** Whether it no longer holds on that day. */
  public boolean expired(LocalDate today) {
    return expires != null && today.isAfter(expires);
  }
}

package dev.kindling.python.evaluation;

import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the ways that code may take.
 *
 * @param end how it ends
 * @param changes what it leaves otherwise than at the mark that it starts from
 * @param because why it is not known whether it is taken
 * @param since objects made later are known to this way alone
 */
public record Way(Completion end, Map<Mutable, Object> changes, Value.Unknown because, long since) {

  /** The same way from an earlier mark. */
  Way after(Map<Mutable, Object> between) {
    Map<Mutable, Object> all = new LinkedHashMap<>(between);
    all.putAll(changes);
    return new Way(end, all, because, since);
  }

  Way ending(Completion other) {
    return new Way(other, changes, because, since);
  }

  /** Whether the two end so that nobody tells them apart but by their values. */
  boolean alike(Way other) {
    if (end.flow() != other.end.flow()) {
      return false;
    }
    PythonError a = end.error();
    PythonError b = other.end.error();
    return a == null
        || b == null
        || a.isDoubtful() && b.isDoubtful()
        || a.raised().type().equals(b.raised().type());
  }

  /** The same, raising an error of which nothing is known. */
  Way doubtful() {
    return new Way(Completion.raise(PythonError.doubtful(because)), changes, because, since);
  }
}

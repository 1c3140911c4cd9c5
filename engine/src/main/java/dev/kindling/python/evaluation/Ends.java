package dev.kindling.python.evaluation;

import dev.kindling.python.values.Journal;
import dev.kindling.python.values.Mutable;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How code ended that runs while a function is suspended: how that function ends is another matter,
 * so that a {@code return} within {@code with} is kept here until the context has been left.
 */
final class Ends implements Mutable {

  private final long born = Journal.tick();
  private Map<Flow, Completion> ends = new EnumMap<>(Flow.class);

  void add(Completion end) {
    Journal.touch(this);
    ends = new EnumMap<>(ends);
    ends.put(end.flow(), end);
  }

  boolean isEmpty() {
    return ends.isEmpty();
  }

  /** Each way in which it may have ended. */
  List<Completion.Code> ways() {
    List<Completion.Code> ways = new ArrayList<>();
    ends.values().forEach(end -> ways.add(() -> end));
    return ways;
  }

  @Override
  public long born() {
    return born;
  }

  @Override
  public Object content() {
    return ends;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void content(Object snapshot) {
    ends = (Map<Flow, Completion>) snapshot;
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean same(Object one, Object other) {
    Map<Flow, Completion> a = (Map<Flow, Completion>) one;
    Map<Flow, Completion> b = (Map<Flow, Completion>) other;
    return a.keySet().equals(b.keySet())
        && a.keySet().stream()
            .allMatch(flow -> Join.same(a.get(flow).value(), b.get(flow).value()));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object joined(Object one, Object other, Join join) {
    Map<Flow, Completion> all = new EnumMap<>(Flow.class);
    all.putAll((Map<Flow, Completion>) one);
    ((Map<Flow, Completion>) other)
        .forEach(
            (flow, end) -> {
              Completion own = all.get(flow);
              Value a = own == null ? null : own.value();
              Value b = end.value();
              all.put(
                  flow,
                  a == null || b == null ? end : new Completion(flow, join.of(a, b), end.error()));
            });
    return all;
  }

  /** It may have ended in every way that is known by now, with another value. */
  @Override
  public void forget(Value.Unknown reason) {
    Journal.touch(this);
    Map<Flow, Completion> all = new EnumMap<>(Flow.class);
    ends.forEach(
        (flow, end) ->
            all.put(flow, end.value() == null ? end : new Completion(flow, reason, end.error())));
    all.put(Flow.NEXT, Completion.NEXT);
    ends = all;
  }
}

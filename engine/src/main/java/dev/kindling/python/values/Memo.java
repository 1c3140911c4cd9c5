package dev.kindling.python.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code functools.lru_cache} remembers: the result of each call by its arguments, the one
 * that was asked for longest ago first.
 */
final class Memo {

  /** As many as the standard library keeps where nothing is said. */
  static final long STANDARD = 128;

  static final long UNBOUNDED = Long.MAX_VALUE;

  private final Container.DictValue results = new Container.DictValue();
  private final long most;

  /**
   * @param most how many results it remembers
   */
  Memo(long most) {
    this.most = Math.max(0, most);
  }

  /** The results by the arguments. */
  Container.DictValue results() {
    return results;
  }

  Value call(Value function, Arguments call) {
    Value key = key(call);
    Value known = Hashing.doubtful(List.of(key)) ? null : results.seen().get(key);
    if (known != null) {
      return asked(key, known);
    }
    Value.Unknown spoiled = results.spoiled();
    if (spoiled == null && Hashing.doubtful(results.seen().keySet())) {
      spoiled = call.unknown("whether the call is cached is not known");
    }
    if (spoiled != null || Hashing.doubtful(List.of(key))) {
      Value.Unknown because =
          spoiled != null ? spoiled : call.unknown("whether the call is cached is not known");
      return call.interpreter()
          .choose(because, List.of(() -> made(function, call, key), () -> because));
    }
    return made(function, call, key);
  }

  /** It is the last one asked for now; where nothing is dropped that does not matter. */
  private Value asked(Value key, Value result) {
    if (most != UNBOUNDED) {
      results.entries().remove(key);
      results.entries().put(key, result);
    }
    return result;
  }

  private Value made(Value function, Arguments call, Value key) {
    Value made = call.interpreter().call(function, call.positional(), call.named(), call.site());
    // The call may have called itself with the same arguments: what it remembered then stays.
    if (most > 0 && (Hashing.doubtful(List.of(key)) || !results.seen().containsKey(key))) {
      Hashing.put(results, key, made, call.site());
      if (results.size() > most) {
        results.entries().remove(results.seen().keySet().iterator().next());
      }
    }
    return made;
  }

  /** The arguments as Python tells calls apart: by their places and names. */
  private static Value key(Arguments call) {
    List<Value> key = new ArrayList<>(call.positional());
    for (Map.Entry<String, Value> named : call.named().entrySet()) {
      key.add(new Value.Tuple(List.of(Value.of(named.getKey()), named.getValue())));
    }
    key.add(Value.of(call.positional().size()));
    return new Value.Tuple(key);
  }

  Value clear(Arguments call) {
    if (results.spoiled() == null) {
      results.entries().clear();
    }
    return Value.Singleton.NONE;
  }

  void forget(Site site) {
    results.spoil(new Value.Unknown("what a cache holds is not followed", site));
  }
}

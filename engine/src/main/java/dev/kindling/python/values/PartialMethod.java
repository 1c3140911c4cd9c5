package dev.kindling.python.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code functools.partialmethod} in the body of a class. */
public record PartialMethod(Value function, List<Value> positional, Map<String, Value> named)
    implements NativeValue {

  /** What the method is of an object. */
  public Value bound(Value self) {
    Value method = function instanceof FunctionValue ? new BoundMethod(self, function) : function;
    return new Value.Partial(method, positional, named, new HashMap<>());
  }

  @Override
  public String typeName() {
    return "functools.partialmethod";
  }
}

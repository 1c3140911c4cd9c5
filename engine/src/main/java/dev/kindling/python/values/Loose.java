package dev.kindling.python.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds elements that are known, in an order that may not be. */
public interface Loose {

  /** The elements where their order is not known; null where it is, or where they are not. */
  @Nullable List<Value> loose();

  /** On this way they come in that order. */
  void arrange(List<Value> order);
}

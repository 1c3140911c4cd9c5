package dev.kindling.python.values;

import dev.kindling.python.evaluation.Completion;
import dev.kindling.python.evaluation.Contexts;
import dev.kindling.python.evaluation.Interpreter;

/** An object for {@code with} that the reader models. */
public record ContextValue(String typeName, Code code) implements NativeValue {

  /** Runs what stands within the context. */
  public interface Code {
    Completion run(Contexts.Body body, Interpreter interpreter, Site site);
  }

  public Completion run(Contexts.Body body, Interpreter interpreter, Site site) {
    return code.run(body, interpreter, site);
  }
}

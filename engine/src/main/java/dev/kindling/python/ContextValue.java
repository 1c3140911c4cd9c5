package dev.kindling.python;

/** An object for {@code with} that the reader models. */
record ContextValue(String typeName, Code code) implements NativeValue {

  /** Runs what stands within the context. */
  interface Code {
    Completion run(Contexts.Body body, Interpreter interpreter, Site site);
  }

  Completion run(Contexts.Body body, Interpreter interpreter, Site site) {
    return code.run(body, interpreter, site);
  }
}

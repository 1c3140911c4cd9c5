package dev.kindling.project.kedro;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kedro.pipeline.tool(function, *inputs)}: datasets that a tool of a language model needs.
 */
record LlmTool(List<Text> inputs) implements NativeValue {

  static Value of(Arguments call) {
    List<Text> inputs = new ArrayList<>();
    for (int i = 1; i < call.positional().size(); i++) {
      if (!(call.positional().get(i) instanceof Text text)) {
        return Iteration.unknown(call.positional().get(i), call.site());
      }
      inputs.add(text);
    }
    return new LlmTool(List.copyOf(inputs));
  }

  @Override
  public String typeName() {
    return "kedro.pipeline.llm_context._ToolConfig";
  }
}

package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.project.KedroFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlPipelinesTest {

  private static final String PARTS =
      """
      from kedro_mlflow.pipeline import pipeline_ml_factory
      from library import made

      train = pipeline([node(f, ['x', 'params:p'], 'model', name='fit')])
      infer = pipeline([node(f, ['model', 'y', 'params:q'], 'answer', name='predict')])
      """;

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "'pipeline_ml_factory(training=train, inference=infer, input_name=\"y\")', fit",
    "'pipeline_ml_factory(train, infer, \"y\").inference', predict",
    "'pipeline_ml_factory(train, infer, \"y\").training', fit",
    "'pipeline_ml_factory(train, infer, \"y\", log_model_kwargs=dict(name=\"m\")) + infer', 'fit,predict'",
    "'sum([infer, pipeline_ml_factory(train, infer, \"y\")])', 'fit,predict'",
  })
  void it_is_the_training_pipeline_that_keeps_the_other(String made, String names) {
    assertThat(registry(made).nodes()).extracting(Node::name).containsExactly(names.split(","));
  }

  @Test
  void a_part_that_is_not_known_is_named() {
    assertThat(registry("pipeline_ml_factory(train, g(made), 'y')").nodes()).hasSize(1);
    assertThat(registry("pipeline_ml_factory(g(made), infer, 'y')").read().unread()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'pipeline_ml_factory(pipeline([node(g, \"x\", \"z\")]), infer, \"y\")', inputs of the inference pipeline are none",
    "'pipeline_ml_factory(train, infer, \"z\")', `z` is no input of the inference pipeline",
    "'pipeline_ml_factory(train, pipeline([]), \"y\")', 0 outputs",
  })
  void what_the_plugin_refuses_is_refused(String made, String sentence) {
    KedroFolder folder = registry(made);

    assertThatThrownBy(folder::read)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(sentence);
  }

  private KedroFolder registry(String made) {
    return new KedroFolder(root).version("1.7.0").registry(PARTS + "result = " + made);
  }
}

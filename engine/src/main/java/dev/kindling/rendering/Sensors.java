package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings.ExternalDependency;
import dev.kindling.rendering.escape.Jinja;
import dev.kindling.rendering.python.TemplateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sensors that wait for other DAGs before the run begins. */
final class Sensors {

  private static final int SECONDS = 60;

  private Sensors() {}

  /** The dependencies by the name of their sensor; one that is written twice is one. */
  static Map<String, ExternalDependency> byName(List<ExternalDependency> all) {
    Map<String, ExternalDependency> byName = new LinkedHashMap<>();
    for (ExternalDependency one : all) {
      StringBuilder name = new StringBuilder("wait_for_").append(one.dagId());
      if (one.taskId() != null) {
        name.append('_').append(one.taskId());
      }
      if (one.executionDelta() != 0) {
        name.append("_minus_").append(one.executionDelta()).append("_minutes");
      }
      byName.put(name.toString(), one);
    }
    return byName;
  }

  static DagModel.Sensor model(String id, ExternalDependency dependency) {
    return new DagModel.Sensor(
        id,
        new TemplateValue(Jinja.text(dependency.dagId())),
        // Without a task the sensor waits for the DAG; an empty name would wait for a task called
        // so.
        dependency.taskId() == null ? null : new TemplateValue(Jinja.text(dependency.taskId())),
        dependency.executionDelta() == 0 ? null : new TemplateValue(dependency.executionDelta()),
        new TemplateValue(dependency.checkExistence()),
        new TemplateValue(dependency.timeout() * (long) SECONDS));
  }
}

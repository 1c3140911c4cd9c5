package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.rendering.output.Artifacts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcome of a compile.
 *
 * @param taskIds id in Airflow by name of the task in the plan
 * @param findings what rendering noticed, beside the findings of the plan
 */
public record Compilation(
    Artifacts artifacts, Map<String, String> taskIds, List<Finding> findings) {

  public Compilation {
    taskIds = Collections.unmodifiableMap(new TreeMap<>(taskIds));
    findings = List.copyOf(findings);
  }
}

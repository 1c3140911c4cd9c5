package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings.Volume;
import dev.kindling.rendering.python.PythonCall;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonLiteral;
import dev.kindling.rendering.python.TemplateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volume that the pods of a run share, as names at the top of the DAG. */
final class SharedVolume {

  private SharedVolume() {}

  static List<DagModel.Constant> constants(Volume volume, String slug) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("accessModes", volume.accessModes());
    if (volume.storageClass() != null) {
      spec.put("storageClassName", volume.storageClass());
    }
    spec.put("resources", Map.of("requests", Map.of("storage", volume.size())));
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("apiVersion", "v1");
    claim.put("kind", "PersistentVolumeClaim");
    claim.put("metadata", Map.of("name", new PythonCode("VOLUME_NAME")));
    claim.put("spec", spec);
    PythonCode source =
        PythonCall.of(
            "k8s.V1PersistentVolumeClaimVolumeSource",
            Map.of("claim_name", new PythonCode("VOLUME_NAME")));
    Map<String, Object> mounted = new LinkedHashMap<>();
    mounted.put("name", "storage");
    mounted.put("persistent_volume_claim", source);
    return List.of(
        new DagModel.Constant("VOLUME_NAME", new TemplateValue(PerRunName.of(slug))),
        new DagModel.Constant(
            "VOLUME",
            new TemplateValue(new PythonCode("json.dumps(" + PythonLiteral.of(claim) + ")"))),
        new DagModel.Constant(
            "VOLUMES", new TemplateValue(List.of(PythonCall.of("k8s.V1Volume", mounted)))));
  }
}

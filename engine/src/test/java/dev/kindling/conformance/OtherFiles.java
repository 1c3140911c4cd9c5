package dev.kindling.conformance;

import java.util.List;
import java.util.Random;

/** Files of a random configuration beside its catalogs in YAML. */
record OtherFiles(Random random) {

  /** What {@code TemplatedConfigLoader} fills its templates from. */
  String globals(String env) {
    return "root: "
        + env
        + "_root\nkinds: {lake: spark.SparkDataset, none: ~}\nnum: 7\nflag: yes\nfloat: 1.50\n"
        + "nothing: ~\nlist: [a, b]\n_hidden: 1\nname: raw\ndate: 2020-01-01\n'5': x\n"
        + "top: {next: {last: "
        + env
        + "}}\n"
        + (chance(10) ? "1: one\n" : "");
  }

  String json(List<String> names, List<String> types) {
    StringBuilder text = new StringBuilder();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "{" : ",\n").append('"').append(pick(names)).append("\": ");
      text.append("{\"type\": \"").append(pick(types)).append("\",\n \"filepath\": ");
      text.append(pick(List.of("\"d\\/x\"", "\"\\u0061\"", "1", "true", "null", "\"a\tb\"")));
      text.append(chance(20) ? ", \"load_args\": {\"x\": [1, 2.0]}" : "").append('}');
    }
    return text.append("}\n").toString();
  }

  String ini(List<String> names, List<String> types) {
    return "[%s]\ntype = %s\nfilepath = data/i\n".formatted(pick(names), pick(types));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}

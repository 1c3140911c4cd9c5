package dev.kindling.rules;

import dev.kindling.facts.Origin;
import dev.kindling.plan.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that a DRL file declares, with their lines: where a derivation points to. */
final class RuleNames {

  private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)");
  private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+(?:\"([^\"]*)\"|([\\w-]+))");

  private RuleNames() {}

  /** By package and name, as {@link #key} joins them, in the order of the file. */
  static Map<String, Rule> of(String code, String file, String drl) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    String packageName = "";
    String[] lines = drl.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher header = PACKAGE.matcher(lines[i]);
      if (header.find()) {
        packageName = header.group(1);
      }
      Matcher rule = RULE.matcher(lines[i]);
      if (rule.find()) {
        String name = rule.group(1) != null ? rule.group(1) : rule.group(2);
        Origin origin = new Origin(file, i + 1, lines[i].strip());
        rules.put(key(packageName, name), new Rule(code, name, origin));
      }
    }
    return rules;
  }

  static String key(String packageName, String name) {
    return packageName + "/" + name;
  }
}

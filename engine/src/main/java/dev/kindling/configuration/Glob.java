package dev.kindling.configuration;

import java.util.regex.Pattern;

/**
 * A glob over paths with forward slashes: {@code *} and {@code ?} stay within a folder, {@code **}
 * crosses folders, {@code [a-z]} and {@code [!a-z]} are sets.
 */
final class Glob {

  private final Pattern regex;

  Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      char c = glob.charAt(at);
      if (glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (glob.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else if (c == '*') {
        regex.append("[^/]*");
        at++;
      } else if (c == '?') {
        regex.append("[^/]");
        at++;
      } else if (c == '[' && glob.indexOf(']', at + 2) > 0) {
        int end = glob.indexOf(']', at + 2);
        boolean not = glob.charAt(at + 1) == '!';
        String set = glob.substring(at + (not ? 2 : 1), end);
        regex
            .append(not ? "[^" : "[")
            .append(set.replaceAll("[\\\\\\[\\]&^]", "\\\\$0"))
            .append(']');
        at = end + 1;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
        at++;
      }
    }
    this.regex = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  boolean matches(String path) {
    return regex.matcher(path).matches();
  }
}

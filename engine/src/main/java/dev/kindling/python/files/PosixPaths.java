package dev.kindling.python.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Paths as texts, by the rules of {@code posixpath}. */
final class PosixPaths {

  private PosixPaths() {}

  static String join(List<String> parts) {
    StringBuilder result = new StringBuilder(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      if (part.startsWith("/")) {
        result.setLength(0);
      } else if (result.length() > 0 && result.charAt(result.length() - 1) != '/') {
        result.append('/');
      }
      result.append(part);
    }
    return result.toString();
  }

  static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String folder(String path) {
    String head = path.substring(0, path.lastIndexOf('/') + 1);
    return head.matches("/*") ? head : head.replaceAll("/+$", "");
  }

  /** Where the extension begins: behind the text where there is none. */
  static int extension(String path) {
    int name = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    int at = name;
    while (at < dot && path.charAt(at) == '.') {
      at++;
    }
    return dot > name && at < dot ? dot : path.length();
  }

  /** Without {@code .} and {@code ..}, as far as the text alone can tell. */
  static String normalized(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String start =
        path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
    Deque<String> kept = new ArrayDeque<>();
    for (String part : path.split("/")) {
      boolean up = part.equals("..");
      if (part.isEmpty() || part.equals(".")) {
        continue;
      } else if (!up || start.isEmpty() && kept.isEmpty() || "..".equals(kept.peekLast())) {
        kept.addLast(part);
      } else if (!kept.isEmpty()) {
        kept.removeLast();
      }
    }
    String result = start + String.join("/", kept);
    return result.isEmpty() ? "." : result;
  }

  static String absolute(String path, String working) {
    return normalized(path.startsWith("/") ? path : working + "/" + path);
  }

  /** The way from one folder to a path. */
  static String relative(String path, String start, String working) {
    List<String> to = parts(absolute(path, working));
    List<String> from = parts(absolute(start, working));
    int common = 0;
    while (common < Math.min(to.size(), from.size()) && to.get(common).equals(from.get(common))) {
      common++;
    }
    List<String> result = new ArrayList<>();
    for (int i = common; i < from.size(); i++) {
      result.add("..");
    }
    result.addAll(to.subList(common, to.size()));
    return result.isEmpty() ? "." : String.join("/", result);
  }

  /** The names between slashes, none of which is empty. */
  static List<String> parts(String path) {
    List<String> result = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        result.add(part);
      }
    }
    return result;
  }
}

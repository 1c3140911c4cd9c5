package dev.kindling.differential;

import java.util.Map;
import java.util.TreeMap;

/**
 * A program in the form of a Kedro project.
 *
 * @param files texts by path
 * @param environment the variables that it runs with, known to the reader too
 * @param seed of the choices
 * @param open whether something is in it that no reader can know
 */
record Program(
    Map<String, String> files, Map<String, String> environment, long seed, boolean open) {

  Program {
    files = new TreeMap<>(files);
    environment = new TreeMap<>(environment);
  }

  Program with(Map<String, String> other) {
    return new Program(other, environment, seed, open);
  }

  String shown() {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (path, content) -> text.append("# ---- ").append(path).append('\n').append(content));
    return text.append("# environment ").append(environment).append('\n').toString();
  }
}

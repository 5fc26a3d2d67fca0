package io.github.lightsailsnapshot.examples.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The template that is deployed, with the defaults of its parameters. */
final class Template {
  static final String SNAPSHOT = "SnapshotFunction";
  static final String RESUME = "ResumeFunction";
  static final String PRUNE = "PruneFunction";

  private final Map<?, ?> document;

  private Template(Map<?, ?> document) {
    this.document = document;
  }

  static Template read() throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    return new Template(
        (Map<?, ?>) load.loadFromString(Files.readString(Path.of("template.yaml"))));
  }

  /** What stands at a path, references resolved. */
  Object at(String... path) {
    Object found = document;
    for (String key : path) {
      found = ((Map<?, ?>) found).get(key);
    }
    return resolved(found);
  }

  private Object resolved(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey("Ref")
        ? at("Parameters", (String) map.get("Ref"), "Default")
        : value;
  }

  Map<?, ?> resources() {
    return (Map<?, ?>) at("Resources");
  }

  List<String> functions() {
    return resources().keySet().stream()
        .map(String.class::cast)
        .filter(name -> at("Resources", name, "Type").equals("AWS::Serverless::Function"))
        .toList();
  }

  String handler(String function) {
    return (String) at("Resources", function, "Properties", "Handler");
  }

  int timeoutSeconds() {
    return (int) at("Globals", "Function", "Timeout");
  }

  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    ((Map<?, ?>) at("Globals", "Function", "Environment", "Variables"))
        .forEach((name, value) -> variables.put((String) name, String.valueOf(resolved(value))));
    return variables;
  }

  /** The calls that a function may make, without the prefix of the service. */
  List<String> permitted(String function) {
    List<?> policies = (List<?>) at("Resources", function, "Properties", "Policies");
    return policies.stream()
        .flatMap(policy -> ((List<?>) ((Map<?, ?>) policy).get("Statement")).stream())
        .flatMap(statement -> ((List<?>) ((Map<?, ?>) statement).get("Action")).stream())
        .map(action -> ((String) action).replaceFirst("^.*:", ""))
        .collect(Collectors.toList());
  }
}

package io.duality.scenarios.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a cluster does not check, and what then silently does not work: names that go together. */
final class KubernetesRules {
  private final List<JsonNode> all;
  private final List<String> violations = new ArrayList<>();

  private KubernetesRules(List<JsonNode> all) {
    this.all = all;
  }

  /** What manifests that belong together break. */
  static List<String> of(List<JsonNode> manifests) {
    KubernetesRules rules = new KubernetesRules(manifests);
    rules.ofKind("StatefulSet").forEach(rules::selectors);
    rules.all.stream().filter(each -> each.at("/spec/template").isObject()).forEach(rules::pod);
    rules.ofKind("Job").forEach(rules::isNoAgent);
    return rules.violations;
  }

  private List<JsonNode> ofKind(String kind) {
    return all.stream().filter(each -> each.path("kind").asString("").equals(kind)).toList();
  }

  private static String name(JsonNode manifest) {
    return manifest.at("/metadata/name").asString("");
  }

  private static JsonNode labels(JsonNode manifest) {
    return manifest.at("/spec/template/metadata/labels");
  }

  /** Pods are of the set, and of the service that they are found by. */
  private void selectors(JsonNode set) {
    require(
        selects(set.at("/spec/selector/matchLabels"), labels(set)),
        name(set) + " does not select its own pods");
    String service = set.at("/spec/serviceName").asString("");
    require(
        ofKind("Service").stream()
            .anyMatch(each ->
                name(each).equals(service) && selects(each.at("/spec/selector"), labels(set))),
        name(set) + " is in no service '" + service + "' that selects its pods");
    for (JsonNode apart : set.findValues("podAntiAffinity")) {
      for (JsonNode selector : apart.findValues("matchLabels")) {
        require(selects(selector, labels(set)), name(set) + " does not keep its pods apart");
      }
    }
  }

  /** Who waits for agents is none. */
  private void isNoAgent(JsonNode job) {
    require(
        ofKind("Service").stream()
            .noneMatch(each -> selects(each.at("/spec/selector"), labels(job))),
        name(job) + " would be taken for an agent");
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  /** What a pod mounts and refers to is there, and what is there is used. */
  private void pod(JsonNode manifest) {
    JsonNode spec = manifest.at("/spec/template/spec");
    Set<String> volumes = new TreeSet<>();
    spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asString("")));
    Set<String> mounted = new TreeSet<>();
    spec.findValues("volumeMounts")
        .forEach(mounts -> mounts.forEach(mount -> mounted.add(mount.path("name").asString(""))));
    require(mounted.equals(volumes), name(manifest) + " has " + volumes + " and mounts " + mounted);
    for (JsonNode claim : spec.findValues("claimName")) {
      require(
          ofKind("PersistentVolumeClaim").stream()
              .anyMatch(each -> name(each).equals(claim.asString(""))),
          name(manifest) + " claims " + claim + ", which is not there");
    }
    for (String list : List.of("initContainers", "containers")) {
      spec.path(list).forEach(container -> variables(name(manifest), container));
    }
  }

  /** Kubernetes leaves {@code $(NAME)} as it stands where there is no variable of that name. */
  private void variables(String name, JsonNode container) {
    Set<String> known = new HashSet<>();
    container.path("env").forEach(variable -> known.add(variable.path("name").asString("")));
    for (JsonNode word : container.path("args")) {
      String text = word.asString("");
      int begin = text.indexOf("$(");
      if (begin >= 0) {
        String variable = text.substring(begin + 2, text.indexOf(')', begin));
        require(known.contains(variable), name + " has no variable " + variable);
      }
    }
  }

  private void require(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }
}

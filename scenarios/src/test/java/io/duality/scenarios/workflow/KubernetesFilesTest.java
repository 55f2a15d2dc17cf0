package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The manifests of {@code deploy/kubernetes}, against the API's schema and each other. */
class KubernetesFilesTest {
  @Test
  void areWhatTheApiTakes() throws IOException {
    assertThat(KubernetesFile.all())
        .hasSize(5)
        .allSatisfy(manifest ->
            assertThat(KubernetesSchema.violation(manifest))
                .as("%s", manifest.at("/metadata/name"))
                .isEmpty());
  }

  @Test
  void goTogether() throws IOException {
    assertThat(KubernetesRules.of(KubernetesFile.all())).isEmpty();
  }

  /** The broken twins: one field misspelt, missing or mistyped. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          replicas: 1                   | replica: 1                    | field `replica`
          nodeSelector:                 | nodeselector:                 | field `nodeselector`
          fieldRef: {fieldPath: status  | fieldRef: {path: status       | field `path`
          emptyDir: {medium: Memory}    | emptyDir: {medum: Memory}     | field `medum`
          template:                     | templates:                    | field `templates`
          - name: agent                 | - stdin: false                | required field `name`
          {name: cluster, containerPort: 7800} | {name: cluster}        | required field `containerPort`
          mountPath: /secret,           | subPath: a,                   | required field `mountPath`
          replicas: 1                   | replicas: one                 | replicas: expected a NUMBER
          replicas: 1                   | replicas: "1"                 | replicas: expected a NUMBER
          defaultMode: 288              | defaultMode: 0440             | defaultMode: expected a NUMBER
          runAsNonRoot: true            | runAsNonRoot: "true"          | expected a BOOLEAN
          value: "1024 65535"           | value: 1024                   | value: expected a STRING
          imagePullPolicy: IfNotPresent | imagePullPolicy: [Always]     | `imagePullPolicy` to be a primitive
          drop: [ALL]                   | drop: ALL                     | `drop` to be an array
          memory: 8Gi                   | memory: 8 Gigabytes           | uantity
          apiVersion: apps/v1           | apiVersion: apps/v1beta1      | apps/v1beta1 has no kind
          kind: StatefulSet             | kind: StatefullSet            | has no kind 'StatefullSet'
          """)
  void oneFieldThatIsWrongIsFound(String from, String to, String expected) throws IOException {
    String text = KubernetesFile.text("agents.yaml");
    assertThat(text).contains(from);
    assertThat(
            KubernetesFile.manifests(text.replace(from, to)).stream()
                .map(KubernetesSchema::violation)
                .flatMap(Optional::stream))
        .anyMatch(violation -> violation.contains(expected));
  }

  /** And those that the API takes, and that do not work. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          matchLabels: {app: duality, role: server} | matchLabels: {app: duality, role: servers} | duality-server does not select its own pods
          selector: {app: duality}    | selector: {app: agents}       | is in no service 'duality-agents'
          serviceName: duality-agents | serviceName: duality-agent    | is in no service 'duality-agent'
          {name: tmp, mountPath: /tmp} | {name: temp, mountPath: /tmp} | and mounts [key, secret, temp]
          - name: POD_NAME            | - name: POD_NAMES             | duality-server has no variable POD_NAME
          claimName: duality-runs     | claimName: runs               | duality-run claims
          labels: {app: duality-run}  | labels: {app: duality}        | duality-run would be taken for an agent
          matchLabels: {app: duality}\\n | matchLabels: {app: other}\\n | does not keep its pods apart
          """)
  void namesThatDoNotGoTogetherAreFound(String from, String to, String expected)
      throws IOException {
    String text = KubernetesFile.text("agents.yaml") + "---\n" + KubernetesFile.text("run.yaml");
    String old = from.replace("\\n", "\n");
    assertThat(text).contains(old);
    List<JsonNode> broken = KubernetesFile.manifests(text.replace(old, to.replace("\\n", "\n")));
    assertThat(broken).hasSize(5);
    assertThat(KubernetesRules.of(broken)).anyMatch(violation -> violation.contains(expected));
  }
}

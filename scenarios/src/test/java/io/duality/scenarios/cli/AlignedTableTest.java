package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedTableTest {
  @Test
  void tablesLineUpAndTheRestStaysAsItIs() {
    assertThat(
            AlignedTable.of(
                """
                ### PASS: `a` against `b`

                | scenario | worse by |
                |---|---:|
                | smoke | +1.0 % |
                | a \\| b | -10.0 % |

                Below.
                """))
        .isEqualTo(
            """
            PASS: `a` against `b`

            scenario  worse by
            smoke       +1.0 %
            a \\| b     -10.0 %

            Below.
            """);
  }
}

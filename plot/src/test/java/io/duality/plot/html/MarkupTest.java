package io.duality.plot.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void textStaysText() {
    assertThat(new Markup().element("p", "<b title=\"a'b\">R&D</b>"))
        .hasToString("<p>&lt;b title=&quot;a&#39;b&quot;&gt;R&amp;D&lt;/b&gt;</p>");
  }

  @Test
  void aValueDoesNotLeaveItsAttribute() {
    assertThat(new Markup().open("div", "id", "\"onclick='x'>", "title", "a\u0000b"))
        .hasToString("<div id=\"&quot;onclick=&#39;x&#39;&gt;\" title=\"a\uFFFDb\">");
  }

  @Test
  void anAttributeWithoutAValueIsLeftOut() {
    assertThat(new Markup().open("input", "hidden", null, "checked", ""))
        .hasToString("<input checked=\"\">");
  }

  @Test
  void controlCharactersAndHalvesOfCharactersAreReplaced() {
    assertThat(new Markup().text("a\u0007b\ud800c\u0085d\te\n"))
        .hasToString("a\uFFFDb\uFFFDc\uFFFDd\te\n");
    assertThat(new Markup().text("\ud83d\udd25")).hasToString("\ud83d\udd25");
  }
}

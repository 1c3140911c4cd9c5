package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.explanation.Explanation;
import dev.kindling.report.diagram.Diagram;
import dev.kindling.report.diagram.DiagramLayout;
import dev.kindling.report.diagram.DiagramLayout.Area;
import dev.kindling.report.diagram.Diagrams;
import dev.kindling.report.diagram.ElkLayout;
import dev.kindling.report.diagram.PlainLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutTest {

  enum Layout {
    ELK(ElkLayout::of),
    PLAIN(PlainLayout::of);

    private final Function<Diagram, DiagramLayout> place;

    Layout(Function<Diagram, DiagramLayout> place) {
      this.place = place;
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void boxes_stand_apart_inside_their_groups_and_arrows_lead_on(Layout layout) {
    Explanation explained = Pipelines.large(300);
    Diagram diagram = Diagrams.nodes(explained, explained.flow().edges());
    DiagramLayout placement = layout.place.apply(diagram);
    List<Area> boxes = List.of(placement.boxes());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(overlap(boxes.get(i), boxes.get(j))).as("boxes %d and %d", i, j).isFalse();
      }
      int group = diagram.groupOf()[i];
      for (int g = 0; g < placement.groups().length; g++) {
        Area container = placement.groups()[g];
        if (g == group) {
          assertThat(inside(boxes.get(i), container)).as("box %d in group %d", i, g).isTrue();
        } else {
          assertThat(overlap(boxes.get(i), container)).as("box %d off group %d", i, g).isFalse();
        }
      }
      assertThat(inside(boxes.get(i), new Area(0, 0, placement.width(), placement.height())))
          .isTrue();
    }
    List<Integer> backwards = new ArrayList<>();
    for (int i = 0; i < diagram.arrows().length; i++) {
      double[] points = placement.arrows()[i];
      if (points[0] > points[points.length - 2]) {
        backwards.add(i);
      }
    }
    assertThat(backwards).isEmpty();
  }

  private static boolean overlap(Area a, Area b) {
    return a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }

  private static boolean inside(Area inner, Area outer) {
    return inner.x() >= outer.x()
        && inner.y() >= outer.y()
        && inner.x() + inner.width() <= outer.x() + outer.width()
        && inner.y() + inner.height() <= outer.y() + outer.height();
  }
}

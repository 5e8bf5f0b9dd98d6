package com.thriviohr.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One plan of Flink as a column of boxes, one for each stage from the top down, with a line to the
 * dead letters from each that has a side output.
 */
final class PlanColumn {
  private static final String DEAD_LETTERS = "write dead letters";
  private static final int WIDTH = 300;
  private static final int STEP = 46;
  private static final int BOX_WIDTH = 190;
  private static final int BOX_HEIGHT = 30;
  private static final int TOP = 60;

  private final String title;
  private final Map<Integer, String> stages = new LinkedHashMap<>();
  private final Map<Integer, Set<Integer>> inputs = new LinkedHashMap<>();
  private Set<Integer> rejecting = Set.of();

  private PlanColumn(String title) {
    this.title = title;
  }

  /**
   * A column of a plan's nodes, as {@code StreamExecutionEnvironment#getExecutionPlan} lists them.
   */
  static PlanColumn of(String title, JsonNode nodes) {
    PlanColumn column = new PlanColumn(title);
    Map<Integer, Set<Integer>> origins = new LinkedHashMap<>();
    for (JsonNode node : nodes) {
      column.add(node, origins);
    }
    return column;
  }

  /** Counters are no stage: what they pass on comes from the stage before them. */
  private void add(JsonNode node, Map<Integer, Set<Integer>> origins) {
    int id = node.path("id").asInt();
    Set<Integer> from = new LinkedHashSet<>();
    node.path("predecessors")
        .forEach(input -> from.addAll(origins.getOrDefault(input.path("id").asInt(), Set.of())));
    String name = node.path("type").asText().replaceFirst("^(Source|Sink): ", "");
    name = name.replaceFirst(": Writer$", "");
    if (name.startsWith("count ") || name.equals("first answers")) {
      origins.put(id, from);
    } else if (name.equals(DEAD_LETTERS)) {
      rejecting = from;
    } else {
      stages.put(id, name);
      inputs.put(id, from);
      origins.put(id, Set.of(id));
    }
  }

  /** The picture of this column and another one on its right. */
  String beside(PlanColumn right) {
    int height = TOP + STEP * Math.max(stages.size(), right.stages.size()) + 60;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            2 * WIDTH + 70,
            height));
    draw(svg, 20, height);
    right.draw(svg, WIDTH + 30, height);
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, int left, int height) {
    text(svg, left, 34, title, " font-size=\"18\" font-weight=\"bold\"");
    int letters = height - 50;
    Map<Integer, Integer> tops = new LinkedHashMap<>();
    stages.keySet().forEach(id -> tops.put(id, TOP + STEP * tops.size()));
    inputs.forEach((id, from) -> from.forEach(f -> arrow(svg, left, tops.get(f), tops.get(id))));
    for (Integer id : rejecting) {
      int y = tops.get(id) + BOX_HEIGHT / 2;
      path(svg, "M%d %d H%d V%d", "#b35900", left + BOX_WIDTH, y, left + WIDTH - 80, letters);
    }
    tops.forEach((id, y) -> box(svg, left, y, stages.get(id), "#1f6feb"));
    box(svg, left + WIDTH - 80 - BOX_WIDTH / 2, letters, DEAD_LETTERS, "#b35900");
  }

  /** Neighbours are joined straight, others around the boxes between them. */
  private static void arrow(StringBuilder svg, int left, int from, int to) {
    int middle = left + BOX_WIDTH / 2;
    if (to - from == STEP) {
      path(svg, "M%d %d V%d", "#1f6feb", middle, from + BOX_HEIGHT, to);
    } else {
      int y = from + BOX_HEIGHT / 2;
      path(svg, "M%d %d h-10 V%d h10", "#1f6feb", left, y, to + BOX_HEIGHT / 2);
    }
  }

  private static void path(StringBuilder svg, String shape, String colour, Object... numbers) {
    svg.append("<path d=\"")
        .append(String.format(Locale.ROOT, shape, numbers))
        .append("\" fill=\"none\" stroke=\"")
        .append(colour)
        .append("\"/>\n");
  }

  private static void box(StringBuilder svg, int x, int y, String words, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#fff\""
                + " stroke=\"%s\"/>\n",
            x,
            y,
            BOX_WIDTH,
            BOX_HEIGHT,
            colour));
    text(svg, x + 10, y + 20, words, "");
  }

  private static void text(StringBuilder svg, int x, int y, String words, String style) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    svg.append(
        String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\"%s>%s</text>\n", x, y, style, escaped));
  }
}

package com.thriviohr.udfs.anonymise.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of a roster as a trie over folded tokens. Immutable. */
final class RosterTrie {
  private static final RosterForm[] NO_FORMS = {};

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final WrittenWords words;
  private final EdgeTable transitions;
  private final int[] firstNodes;
  private final RosterForm[][] formsByNode;

  RosterTrie(Collection<RosterForm> forms) {
    forms.forEach(form -> form.words().forEach(this::number));
    this.words = new WrittenWords(numbers, namesByNumber(forms));
    this.firstNodes = new int[numbers.size()];
    Arrays.fill(firstNodes, -1);
    List<List<RosterForm>> nodes = new ArrayList<>();
    Map<Long, Integer> edges = new HashMap<>();
    forms.forEach(form -> nodes.get(insert(form.words(), nodes, edges)).add(form));
    this.transitions = new EdgeTable(edges);
    this.formsByNode = nodes.stream().map(at -> at.toArray(NO_FORMS)).toArray(RosterForm[][]::new);
  }

  /** True for a folded word of any form. */
  boolean knows(String foldedWord) {
    return numbers.containsKey(foldedWord);
  }

  /** How texts write the words of the forms. */
  WrittenWords words() {
    return words;
  }

  /** The node behind a first token, or -1. */
  int first(DetectionInput input, int token) {
    int number = words.find(input, token);
    return number < 0 ? -1 : firstNodes[number];
  }

  /** The node behind one more token, or -1. */
  int next(int node, DetectionInput input, int token) {
    int number = words.find(input, token);
    return number < 0 ? -1 : transitions.target(edge(node, number));
  }

  /** The only node behind one more token that misspells its word, or -1. */
  int nextMisspelt(int node, DetectionInput input, int token) {
    int found = -1;
    for (int number : words.near(input, token)) {
      int next = transitions.target(edge(node, number));
      if (next >= 0 && found >= 0) {
        return -1;
      }
      found = next >= 0 ? next : found;
    }
    return found;
  }

  /** The forms that end at a node. */
  RosterForm[] forms(int node) {
    return formsByNode[node];
  }

  /** The words in the order of their numbers; those of handles and ids are blank. */
  private List<String> namesByNumber(Collection<RosterForm> forms) {
    String[] names = new String[numbers.size()];
    Arrays.fill(names, "");
    for (RosterForm form : forms) {
      if (form.isName()) {
        form.words().forEach(word -> names[numbers.get(word)] = word);
      }
    }
    return Arrays.asList(names);
  }

  private int number(String word) {
    return numbers.computeIfAbsent(word, added -> numbers.size());
  }

  private int insert(List<String> path, List<List<RosterForm>> nodes, Map<Long, Integer> edges) {
    int first = number(path.get(0));
    if (firstNodes[first] < 0) {
      firstNodes[first] = newNode(nodes);
    }
    int node = firstNodes[first];
    for (String word : path.subList(1, path.size())) {
      node = edges.computeIfAbsent(edge(node, number(word)), edge -> newNode(nodes));
    }
    return node;
  }

  private static int newNode(List<List<RosterForm>> nodes) {
    nodes.add(new ArrayList<>(1));
    return nodes.size() - 1;
  }

  private static long edge(int node, int number) {
    return ((long) node << 32) | number;
  }
}

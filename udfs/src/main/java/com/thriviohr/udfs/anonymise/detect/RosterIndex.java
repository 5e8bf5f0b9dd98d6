package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.datasets.record.Person;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The people of one tenant, arranged for search: a trie over folded tokens, and tables of e-mail
 * addresses and phone numbers. Immutable, shared by all threads.
 */
public final class RosterIndex {
  private static final RosterForm[] NO_FORMS = {};
  private static final int MOST_REGIONS = 16;
  private static final int SHORTEST_GENITIVE = 4;
  private static final RosterIndex EMPTY = new RosterIndex(List.of());

  private final Map<String, Integer> wordNumbers = new LinkedHashMap<>();
  private final TokenTable table;
  private final Misspellings misspellings;
  private final EdgeTable transitions;
  private final int[] firstNodes;
  private final RosterForm[][] formsByNode;
  private final Map<String, String> personByEmail = new HashMap<>();
  private final Map<String, String> personByPhone = new HashMap<>();
  private final Map<String, Integer> regionCounts = new TreeMap<>();
  private final Set<String> regions;
  private final Set<String> erased = new HashSet<>();

  private RosterIndex(Collection<Person> people) {
    RosterForms forms = new RosterForms();
    for (Person person : people) {
      forms.add(person);
      register(person);
    }
    this.regions = commonest(regionCounts);
    forms.all().forEach(form -> form.words().forEach(this::number));
    this.table = new TokenTable(wordNumbers.keySet());
    this.misspellings = new Misspellings(namesByNumber(forms));
    this.firstNodes = new int[wordNumbers.size()];
    Arrays.fill(firstNodes, -1);
    List<List<RosterForm>> nodes = new ArrayList<>();
    Map<Long, Integer> edges = new HashMap<>();
    forms.all().forEach(form -> nodes.get(insert(form.words(), nodes, edges)).add(form));
    this.transitions = new EdgeTable(edges);
    this.formsByNode = nodes.stream().map(at -> at.toArray(NO_FORMS)).toArray(RosterForm[][]::new);
  }

  /** The index of these people, all of one tenant. */
  public static RosterIndex of(Collection<Person> people) {
    return new RosterIndex(people);
  }

  /** An index without people. */
  public static RosterIndex empty() {
    return EMPTY;
  }

  /** True when a folded word is part of anybody's name, handle or id. */
  public boolean knowsWord(String foldedWord) {
    return wordNumbers.containsKey(foldedWord);
  }

  /** The person with an e-mail address, by its folded form. */
  public Optional<String> personByEmail(String foldedEmail) {
    return Optional.ofNullable(personByEmail.get(foldedEmail));
  }

  /** The person with a phone number, by {@link #phoneKey}. */
  public Optional<String> personByPhone(String number) {
    return Optional.ofNullable(personByPhone.get(phoneKey(number)));
  }

  /**
   * The commonest regions of the people's locales, such as US and DE, the commonest first, at most
   * 16.
   */
  public Set<String> regions() {
    return regions;
  }

  /** True for a person who asked to be forgotten. */
  public boolean isErased(String personId) {
    return erased.contains(personId);
  }

  /** True when anybody asked to be forgotten. */
  public boolean hasErased() {
    return !erased.isEmpty();
  }

  private static Set<String> commonest(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_REGIONS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The last nine digits of a number: enough to tell people apart, without trunk prefixes. */
  static String phoneKey(String number) {
    StringBuilder digits = new StringBuilder();
    number.chars().filter(unit -> unit >= '0' && unit <= '9').forEach(d -> digits.append((char) d));
    return digits.length() <= 9 ? digits.toString() : digits.substring(digits.length() - 9);
  }

  /** The trie node behind a first token, or -1. */
  int first(DetectionInput input, int token) {
    int number = word(input, token);
    return number < 0 ? -1 : firstNodes[number];
  }

  /** The trie node behind one more token, or -1. */
  int next(int node, DetectionInput input, int token) {
    int number = word(input, token);
    return number < 0 ? -1 : transitions.target(edge(node, number));
  }

  /** The number of the word that a token is or misspells, or -1. */
  private int word(DetectionInput input, int token) {
    int number = table.find(input.normalised(), input.tokens(), token);
    if (number >= 0) {
      return number;
    }
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    return isGenitive(input, token)
        ? table.find(input.normalised(), start, end - 1)
        : misspellings.find(input.normalised(), start, end);
  }

  /** A name with the s of German and its neighbours, "Zeldas Laptop", which is no word itself. */
  boolean isGenitive(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    return end - start >= SHORTEST_GENITIVE
        && input.normalised().folded(end - 1) == 's'
        && Character.isUpperCase(input.at(start))
        && table.find(input.normalised(), input.tokens(), token) < 0
        && table.find(input.normalised(), start, end - 1) >= 0
        && !WordList.isOrdinary(Characters.fold(input.text().substring(start, end)));
  }

  /** The words in the order of their numbers; those of handles and ids are blank. */
  private List<String> namesByNumber(RosterForms forms) {
    String[] names = new String[wordNumbers.size()];
    Arrays.fill(names, "");
    for (RosterForm form : forms.all()) {
      if (form.isName()) {
        form.words().forEach(word -> names[wordNumbers.get(word)] = word);
      }
    }
    return Arrays.asList(names);
  }

  /** The forms that end at a node. */
  RosterForm[] forms(int node) {
    return formsByNode[node];
  }

  private void register(Person person) {
    String id = person.getPersonId();
    RosterForms.emails(person).forEach(email -> personByEmail.putIfAbsent(email, id));
    if (person.getPhone() != null && phoneKey(person.getPhone()).length() >= 7) {
      personByPhone.putIfAbsent(phoneKey(person.getPhone()), id);
    }
    if (person.getLocale() != null) {
      String region = Locale.forLanguageTag(person.getLocale()).getCountry();
      if (!region.isEmpty() && Characters.isAsciiLetter(region.charAt(0))) {
        regionCounts.merge(region, 1, Integer::sum);
      }
    }
    if (person.getErased()) {
      erased.add(id);
    }
  }

  private int number(String word) {
    return wordNumbers.computeIfAbsent(word, added -> wordNumbers.size());
  }

  private int insert(List<String> words, List<List<RosterForm>> nodes, Map<Long, Integer> edges) {
    int first = number(words.get(0));
    if (firstNodes[first] < 0) {
      firstNodes[first] = newNode(nodes);
    }
    int node = firstNodes[first];
    for (String word : words.subList(1, words.size())) {
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

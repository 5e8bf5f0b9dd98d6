package com.thriviohr.udfs.infer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceCatalogTest {
  private static final String SMALL =
      """
      version: 2026-11-23
      models:
        m: {id: real-id, input_usd_per_million: 1.5, output_usd_per_million: 2, priced_at: 2026-11-01,
            context_tokens: 1000, max_output_tokens: 100, burn_down: 5, requests_per_minute: 60, tokens_per_minute: 9000}
      endpoints:
        gpu: {kind: openai, url: "http://gpu:8000/v1", model: m, credentials: "env:GPU_TOKEN",
              headers: {X-Team: hr}, limit: 7, attempt_timeout: 90s}
        sm: {kind: sagemaker, endpoint_name: ep, region: eu-west-1, schema: tgi, model: m,
             target_variant: blue, inference_component: ic, url: "http://localhost:1"}
        br: {kind: bedrock, model: m}
      routes:
        r: {endpoints: [gpu, sm, br]}
        ab: {endpoints: [gpu, sm], weights: {gpu: 9, sm: 1}}
      rules:
        big: {min_tokens: 500, tasks: [reply], route: ab}
      default_route: r
      """;

  @Test
  void readsEveryKey() {
    // When
    InferenceCatalog catalog = InferenceCatalog.parse(SMALL, "small.yaml");

    // Then
    Endpoint gpu = catalog.endpoints().get("gpu");
    assertThat(gpu.kind()).isEqualTo(EndpointKind.OPENAI);
    assertThat(gpu.url()).contains(URI.create("http://gpu:8000/v1"));
    assertThat(gpu.credentials().bearerToken().map(Object::toString)).contains("env:GPU_TOKEN");
    assertThat(gpu.headers()).isEqualTo(Map.of("X-Team", "hr"));
    assertThat(gpu.maxConcurrency()).isEqualTo(7);
    assertThat(gpu.attemptTimeout()).isEqualTo(Duration.ofSeconds(90));
    Endpoint sm = catalog.endpoints().get("sm");
    assertThat(sm.endpointName()).contains("ep");
    assertThat(sm.region()).contains("eu-west-1");
    assertThat(sm.schema()).isEqualTo(BodySchema.TGI);
    assertThat(sm.targetVariant()).contains("blue");
    assertThat(sm.inferenceComponent()).contains("ic");
    assertThat(sm.credentials().isAws()).isTrue();
    InferenceModel model = catalog.modelOf(sm);
    assertThat(model.id()).isEqualTo("real-id");
    assertThat(model.price().pricedAt()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(model.price().microUsd(2, 3)).isEqualTo(9);
    assertThat(model.limits().context()).isEqualTo(1000);
    assertThat(model.limits().maxOutput()).isEqualTo(100);
    assertThat(model.limits().burnDown()).isEqualTo(5);
    assertThat(model.rates().requestsPerMinute()).isEqualTo(60);
    assertThat(model.rates().tokensPerMinute()).isEqualTo(9000);
    assertThat(catalog.routes().get("ab").weights()).isEqualTo(Map.of("gpu", 9, "sm", 1));
    assertThat(catalog.routes().get("ab").startingWith("sm")).containsExactly("sm", "gpu");
    assertThat(catalog.version()).isEqualTo("2026-11-23");
    assertThat(catalog.defaultRoute()).isEqualTo("r");
    assertThat(catalog.rules()).singleElement().extracting(RoutingRule::route).isEqualTo("ab");
  }

  @Test
  void watchesTheQueueOfServersOfOurOwn() {
    // Given
    InferenceCatalog catalog =
        InferenceCatalog.parse(
            """
            version: 2026-11-23
            models:
              m: {id: x, input_usd_per_million: 1, output_usd_per_million: 1, priced_at: 2026-11-01}
            endpoints:
              own: {kind: openai, model: m, url: "http://gpu:8000/v1"}
              named: {kind: openai, model: m, url: "http://gw/llama/v1", metrics: /llama/metrics}
              off: {kind: openai, model: m, url: "http://gpu:8000/v1", metrics: none}
              hosted: {kind: openai, model: m, url: "https://api.example/v1", credentials: env:T}
              br: {kind: bedrock, model: m}
            routes:
              r: {endpoints: [own]}
            default_route: r
            """,
            "metrics.yaml");

    // When
    Map<String, URI> pages = new HashMap<>();
    catalog
        .endpoints()
        .forEach((name, endpoint) -> endpoint.metricsPage().ifPresent(p -> pages.put(name, p)));

    // Then
    assertThat(pages)
        .isEqualTo(
            Map.of(
                "own", URI.create("http://gpu:8000/metrics"),
                "named", URI.create("http://gw/llama/metrics")));
  }

  @Test
  void reportsAllProblemsTogetherWithRemedies() {
    // Given
    String broken =
        """
        version: 2026-11-23
        models:
          m: {id: x, input_usd_per_million: -1, priced_at: yesterday, typo: 1}
        endpoints:
          e: {kind: carrier-pigeon, model: ghost}
          o: {kind: openai, model: m, credentials: sk-secret, attempt_timeout: soon}
          s: {kind: sagemaker, limit: 0, metrics: /metrics}
        routes:
          r: {endpoints: [e, nobody], weights: {o: 1, e: none}}
          empty: {}
        rules:
          z: {route: elsewhere}
        default_route: lost
        """;

    // When
    assertThatThrownBy(() -> InferenceCatalog.parse(broken, "broken.yaml"))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "broken.yaml",
            "models.m.input_usd_per_million is '-1': give US dollars",
            "models.m.output_usd_per_million is missing: give US dollars",
            "models.m.priced_at is 'yesterday': give an ISO date",
            "models.m.typo is unknown: remove it",
            "endpoints.e.kind is 'carrier-pigeon': give one of [openai, sagemaker, bedrock, sagemaker_batch, bedrock_batch]",
            "endpoints.e.model names unknown model 'ghost': use one of [m]",
            "endpoints.o.url is missing: give the server's base URL",
            "endpoints.o.credentials is wrong: give none, env:NAME, file:PATH or secretsmanager:ARN",
            "endpoints.o.attempt_timeout is 'soon': give a duration such as 70s",
            "endpoints.s.model is missing: name one of [m]",
            "endpoints.s.metrics is wrong: give the path of an OpenAI-compatible server, or none",
            "endpoints.s.endpoint_name is missing: give the SageMaker endpoint's name",
            "endpoints.s.limit is '0': give a whole number from 1",
            "routes.r.endpoints names unknown endpoint 'nobody': use some of [e, o, s]",
            "routes.r.weights names 'o': use only the route's own [e, nobody]",
            "routes.r.weights has 'none': give whole numbers from 1",
            "routes.empty.endpoints is empty: list some of",
            "rules.z.route names unknown route 'elsewhere'",
            "default_route names unknown route 'lost': use one of [r, empty]")
        .message()
        .doesNotContain("sk-secret");
  }

  @Test
  void readsRequestParametersOfAModelAndRefusesThemWhereTheyWouldBeDropped() {
    // Given
    String yaml =
        """
        version: 2026-11-23
        models:
          m: {id: m, input_usd_per_million: 0, output_usd_per_million: 0, priced_at: 2026-11-01,
              max_completion_tokens: true, parameters: {seed: 7, stop: [END], extra_body: {a: 1}}}
        endpoints:
          own: {kind: openai, model: m, url: "http://localhost:8000/v1"}
          BEDROCK
        routes:
          r: {endpoints: [own]}
        default_route: r
        """;

    // When
    InferenceModel model =
        InferenceCatalog.parse(yaml.replace("BEDROCK", ""), "p.yaml").models().get("m");

    // Then
    assertThat(model.parameters().takesCompletionTokens()).isTrue();
    assertThat(model.parameters().values())
        .isEqualTo(Map.of("seed", "7", "stop", "[\"END\"]", "a", "1"));
    assertThatThrownBy(
            () ->
                InferenceCatalog.parse(
                    yaml.replace("BEDROCK", "br: {kind: bedrock, model: m}"), "p.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("endpoints.br.model has parameters that this endpoint does not take")
        .hasMessageContaining("take [seed] out of them");
    assertThatThrownBy(
            () ->
                InferenceCatalog.parse(
                    yaml.replace("BEDROCK", "").replace("{seed: 7,", "{n: 2, typo: 3,"), "p.yaml"))
        .hasMessageContaining("n is not sent to models")
        .hasMessageContaining("typo is not sent to models");
  }

  @Test
  void packagedCatalogIsWhole() {
    // When
    InferenceCatalog catalog = CatalogLoader.load(InferenceSettings.of(new Configuration()));

    // Then
    assertThat(catalog.defaultRoute()).isEqualTo("standard");
    assertThat(catalog.models().get("claude-haiku-4.5").price().microUsd(1_000_000, 1_000_000))
        .isEqualTo(6_600_000);
  }

  @Test
  void endpointSettingTakesEveryRoute() {
    // Given
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.ENDPOINT, "http://localhost:8000/v1")
                .set(InferenceOptions.MODEL, "llama"));

    // When
    InferenceCatalog catalog = CatalogLoader.load(settings);

    // Then
    assertThat(catalog.endpoints()).containsOnlyKeys("local");
    assertThat(catalog.routes()).containsKeys("standard", "quality");
    assertThat(catalog.routes().values())
        .allSatisfy(route -> assertThat(route.endpoints()).containsExactly("local"));
    assertThat(catalog.modelOf(catalog.endpoints().get("local")).id()).isEqualTo("llama");
  }

  @Test
  void endpointSettingBringsItsCredentials() {
    // Given
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.ENDPOINT, "https://llm.example/v1")
                .set(InferenceOptions.CREDENTIALS, "env:NO_SUCH_TOKEN"));

    // When
    Endpoint endpoint = CatalogLoader.load(settings).endpoints().get("local");

    // Then
    assertThat(endpoint.credentials().bearerToken()).isEqualTo(settings.credentials());
    assertThat(endpoint.isSelfHosted()).isFalse();
  }

  @Test
  void readsCatalogFromPathAndRejectsUnknownRoute(@TempDir Path dir) throws Exception {
    // Given
    Path file = Files.writeString(dir.resolve("my.yaml"), SMALL);
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.CATALOG, file.toString())
                .set(InferenceOptions.ROUTE, "gone"));

    // When
    assertThatThrownBy(() -> CatalogLoader.load(settings))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("Route 'gone'", "use one of [r, ab]");
  }

  @Test
  void namesMissingFileAndBrokenYaml() {
    // Given
    InferenceSettings missing =
        InferenceSettings.of(new Configuration().set(InferenceOptions.CATALOG, "/no/such.yaml"));

    // When
    assertThatThrownBy(() -> CatalogLoader.load(missing))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'/no/such.yaml' cannot be read: name an existing file");
    assertThatThrownBy(() -> InferenceCatalog.parse("a: [1\nb: 2", "x.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("x.yaml is not YAML at line");
  }

  @Test
  void survivesSerialisation() throws Exception {
    // Given
    InferenceCatalog catalog = InferenceCatalog.parse(SMALL, "small.yaml");

    // When
    InferenceCatalog copy = InstantiationUtil.clone(catalog);

    // Then
    assertThat(copy.routes()).containsOnlyKeys("r", "ab");
    assertThat(copy.modelOf(copy.endpoints().get("br")).id()).isEqualTo("real-id");
  }
}

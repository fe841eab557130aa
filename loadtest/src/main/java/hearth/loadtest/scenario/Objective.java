package hearth.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a scenario can ask for. All are upper limits but the last two.
public enum Objective {
  @JsonProperty("delivery_p99_ms")
  DELIVERY_P99_MS("p99 of delivery, ms", true), @JsonProperty("delivery_p999_ms")
  DELIVERY_P999_MS("p99.9 of delivery, ms", true), @JsonProperty("answer_p99_ms")
  ANSWER_P99_MS("p99 of the answer to the author, ms", true), @JsonProperty("enter_max_s")
  ENTER_MAX_S("longest time to come in, s", true), @JsonProperty("cpu_us_per_delivery")
  CPU_US_PER_DELIVERY("server CPU a delivery, µs", true), @JsonProperty("kib_per_connection")
  KIB_PER_CONNECTION("server memory a connection, KiB", true), @JsonProperty("not_accepted_percent")
  NOT_ACCEPTED_PERCENT("messages not accepted, %", true), @JsonProperty("deliveries_per_s")
  DELIVERIES_PER_S("deliveries a second", false);

  private final String words;
  private final boolean atMost;

  Objective(String words, boolean atMost) {
    this.words = words;
    this.atMost = atMost;
  }

  public String words() {
    return words;
  }

  public boolean isAtMost() {
    return atMost;
  }

  public boolean isMet(double wanted, double measured) {
    return atMost ? measured <= wanted : measured >= wanted;
  }
}

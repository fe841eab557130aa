package hearth.server.review;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.FailurePolicy;
import hearth.moderation.Guard;
import hearth.moderation.HousePolicy;
import hearth.moderation.Moderator;
import hearth.moderation.Review;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.Setting;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.builtin.Models;
import hearth.moderation.builtin.RulesModerator;
import hearth.moderation.builtin.Stage;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.ClaimFile;
import hearth.moderation.outside.ModeratorJars;
import hearth.moderation.outside.Webhook;
import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.server.config.ServerConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// All moderators of this server, put together once at the start. Any thread.
public final class ReviewBoard implements AutoCloseable {
  /// Questions that one further moderator may be busy with.
  private static final int AT_ONCE = 64;
  /// What a name may not be. A name cannot be a cry for help, nor a share.
  private static final Set<Category> NOT_A_NAME = EnumSet.of(Category.PII_OWN, Category.PII_OTHER,
      Category.HARASSMENT,
      Category.HATE, Category.SEXUAL, Category.THREAT, Category.SELF_HARM_ENCOURAGEMENT, Category.SELLING,
      Category.SOURCING, Category.SPAM, Category.LINK);
  /// What a room may not be called or described as by those who hold it.
  private static final Set<Category> NOT_A_ROOM = EnumSet.of(Category.HARASSMENT, Category.HATE,
      Category.SEXUAL, Category.THREAT, Category.SELF_HARM_ENCOURAGEMENT, Category.SELLING, Category.SPAM);
  private static final double CLEARLY = 0.8;
  private static final Set<String> OFFICES = Set.of("moderator", "mod", "admin", "administrator",
      "facilitator",
      "host", "cohost", "staff", "security", "support", "hearth", "organiser", "organizer", "system");

  private final ReviewPipeline pipeline;
  private final Promptness promptness;
  private final Optional<HouseModerator> house;
  private final Optional<Webhook> webhook;

  /// Where reviews run, since a moderator may block, and how long anybody waits for one.
  public record Promptness(Executor executor, Duration deadline) {}

  private ReviewBoard(ReviewPipeline pipeline, Promptness promptness, Optional<HouseModerator> house,
      Optional<Webhook> webhook) {
    this.pipeline = pipeline;
    this.promptness = promptness;
    this.house = house;
    this.webhook = webhook;
  }

  /// What ships, and what the organiser has set up beside it.
  ///
  /// @param models empty for the rules alone
  /// @throws ModeratorJars.Unusable if a jar of theirs cannot be used
  public static ReviewBoard open(ServerConfig.Moderators setup, Optional<Models> models, List<Claim> added,
      Promptness promptness,
      BiConsumer<Moderator, Throwable> broken) throws ModeratorJars.Unusable {
    var jars = ModeratorJars.load(setup.folder());
    var webhook = setup.webhook().map(url -> new Webhook(URI.create(url), setup.secret(), setup.budget()));
    var house = models
        .map(
            loading -> HouseModerator.open(loading, with(added), Runtime.getRuntime().availableProcessors()));
    var others = Stream.concat(jars.stream(), webhook.stream())
        .map(moderator -> new Guard(moderator, setup.budget(), AT_ONCE)).toList();
    return new ReviewBoard(
        new ReviewPipeline(List.of(house.<Moderator>map(all -> all).orElseGet(RulesModerator::new)), others,
            new HousePolicy(), FailurePolicy.standard(),
            promptness.executor(), broken),
        promptness, house, webhook);
  }

  private static List<Claim> with(List<Claim> added) {
    var claims = new ArrayList<>(ClaimFile.shipped());
    claims.removeIf(claim -> added.stream().anyMatch(own -> own.id().equals(claim.id())));
    claims.addAll(added);
    return claims;
  }

  /// Of exactly these moderators.
  public static ReviewBoard of(List<Moderator> moderators, Promptness promptness,
      BiConsumer<Moderator, Throwable> broken) {
    return new ReviewBoard(new ReviewPipeline(moderators, new HousePolicy(), broken), promptness,
        Optional.empty(),
        Optional.empty());
  }

  public ReviewPipeline pipeline() {
    return pipeline;
  }

  /// What would become of a text that a member of an hour's standing sent just now. Nothing comes of it. Blocks until
  /// the deadline at most.
  public Review explain(MessageText text, boolean crosstalk, InstantSource clock) {
    return pipeline
        .review(tried(text), around(crosstalk, clock), promptness.executor(), promptness.deadline()).join();
  }

  /// How long each step of the house's reading takes for this text, and what it finds.
  public List<Stage> stages(MessageText text, boolean crosstalk, InstantSource clock) {
    return house.map(moderator -> moderator.stages(tried(text), around(crosstalk, clock))).orElse(List.of());
  }

  private static Draft tried(MessageText text) {
    return new Draft(new MessageId("explain"), new MemberId("explain"), Role.MEMBER, text);
  }

  private static ReviewContext around(boolean crosstalk, InstantSource clock) {
    return new ReviewContext(List.of(), clock.instant(), new Setting(crosstalk, Duration.ofHours(1), true));
  }

  /// Why somebody cannot go by a name, in words; empty where she can.
  public Optional<String> whyNotCalled(DisplayName name, InstantSource clock) {
    for (var word : name.value().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (OFFICES.contains(word)) {
        return Optional.of("That name sounds like somebody who holds the room. Please choose another.");
      }
    }
    var review = explain(new MessageText(name.value()), true, clock);
    if (review.isLate()) {
      return Optional.of("We could not look at that name in time. Please try again in a moment.");
    }
    return review.findings().stream()
        .filter(finding -> NOT_A_NAME.contains(finding.category()) && finding.confidence() >= CLEARLY)
        .findFirst()
        .map(finding -> switch (finding.category()) {
          case PII_OWN, PII_OTHER, LINK ->
            "A name should not say where somebody can be found. Please choose another.";
          default -> "That name could hurt somebody here. Please choose another.";
        });
  }

  /// Why a room cannot be called or described so, in words; empty where it can. What nobody could look at in time passes:
  /// those who hold rooms are known.
  public Optional<String> whyNotShown(MessageText words, InstantSource clock) {
    return explain(words, true, clock).findings().stream()
        .filter(finding -> NOT_A_ROOM.contains(finding.category()) && finding.confidence() >= CLEARLY)
        .findFirst().map(_ -> "These words could hurt somebody at the door. Please choose others.");
  }

  /// All claims that are looked for.
  public List<Claim> claims() {
    return house.map(HouseModerator::claims).orElse(List.of());
  }

  /// Looked for from the next message on.
  public void learn(Claim claim) {
    house.ifPresent(moderator -> moderator.learn(claim));
  }

  /// Waits for what is under way.
  @Override
  public void close() {
    webhook.ifPresent(Webhook::close);
    house.ifPresent(HouseModerator::close);
  }
}

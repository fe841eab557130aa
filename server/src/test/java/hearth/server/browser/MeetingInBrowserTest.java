package hearth.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import hearth.server.Server;
import hearth.server.testing.House;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The whole story of a first meeting, told by four people in real browsers: a facilitator, a moderator and two
/// members. Pictures of it are left in `target/pictures`.
@EnabledIf("hearth.server.browser.Browser#isThere")
class MeetingInBrowserTest {
  private static final String PASSWORD = "a kettle on the hob";

  @TempDir
  Path folder;
  private Server server;
  private Browser browser;
  private String base;
  private Tunnel tunnel;

  @BeforeEach
  void start() throws Exception {
    server = House.start(folder, Server.Outside.real());
    base = "http://localhost:" + server.port();
    tunnel = new Tunnel(server.port());
    browser = new Browser();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }

  @AfterEach
  void stop() throws Exception {
    browser.lastPictures();
    browser.close();
    tunnel.close();
    server.close();
  }

  @Test
  void four_people_hold_a_meeting() {
    var fay = browser.person("Fay", 1280, 800, false);
    var mo = browser.person("Mo", 1280, 800, true);
    var ana = browser.person("Ana", 360, 720, false);
    var ben = browser.person("Ben", 360, 720, true);

    // Fay sets the server up with the link from the terminal, and invites Mo.
    welcome(fay, server.firstSignIn().orElseThrow(), "Fay", "fay");
    assertThat(fay.getByText("You hold no room yet")).isVisible();
    picture(fay, "desk-empty");
    button(fay, "Invite a colleague").click();
    welcome(mo, fay.getByLabel("Invitation link").inputValue(), "Mo", "mo");

    // She makes a room that Mo moderates, plans a meeting, and gets the invite link.
    fay.reload();
    button(fay, "New room").click();
    button(fay, "Create room").waitFor();
    fay.getByLabel("Name", exactly()).fill("Tuesday evening");
    fay.getByLabel("Purpose")
        .fill("For people who want to stop drinking, or have, and like company on the way.");
    fay.getByLabel("Kind of group").selectOption("PEER_SUPPORT");
    fay.getByLabel("Mo", exactly()).selectOption("MODERATOR");
    picture(fay, "room-form");
    button(fay, "Create room").click();
    assertThat(fay.getByText("No meeting is planned.")).isVisible();
    button(fay, "Plan a meeting").click();
    var invite = fay.getByLabel("Address to share").inputValue();

    // Ana is early: she takes a name, accepts the guidelines, and waits at the door.
    ana.navigate(invite.replace(":" + server.port(), ":" + tunnel.port())); // by a way that can be cut
    assertThat(ana.getByText("It opens when a facilitator opens it.")).isVisible();
    button(ana, "Come in").click();
    assertThat(ana.getByText("Please accept the guidelines to come in.")).isVisible();
    picture(ana, "door");
    findsHelp(ana, "door-help");
    join(ana, "Ana");
    assertThat(ana.getByText("This page lets you in when the meeting opens.")).isVisible();

    // The meeting opens, and people come in.
    picture(fay, "room-desk");
    button(fay, "Open now").click();
    assertThat(fay.getByLabel("Your message", exactly())).isVisible();
    mo.navigate(base);
    mo.getByText("Go to the meeting").click();
    assertThat(mo.getByLabel("Your message", exactly())).isVisible();
    ben.navigate(invite);
    join(ben, "Fay");
    assertThat(ben.getByText("Somebody who holds this room has that name.")).isVisible();
    join(ben, "Ben");
    assertThat(ben.getByLabel("Your message", exactly())).isVisible();
    assertThat(ana.getByLabel("Your message", exactly())).isVisible();
    assertThat(fay.getByText("4 here")).isHidden(); // the list itself is in view on a wide screen
    assertThat(fay.locator("#people .person")).hasCount(4);

    // They talk; everybody hears the same, in the same order.
    say(ana, "I relapsed last night. I am here though.");
    say(ben, "Glad you came, Ana.");
    say(fay, "Thank you for telling us.");
    var spoken = List.of("I relapsed last night. I am here though.", "Glad you came, Ana.",
        "Thank you for telling us.");
    for (var person : List.of(fay, mo, ana, ben)) {
      assertThat(lines(person)).containsText(spoken.toArray(String[]::new));
    }
    findsHelp(ana, "talk-help");
    picture(ana, "talk");
    findsHelp(ben, "talk-help-dark");
    picture(ben, "talk-dark");
    findsHelp(fay, "talk-help-wide");
    picture(fay, "talk-wide");
    picture(mo, "talk-wide-dark");

    // A reload loses nothing and doubles nothing.
    ana.reload();
    assertThat(lines(ana)).containsText(spoken.toArray(String[]::new));
    assertThat(lines(ana)).hasCount(3);

    // A tunnel: what Ana writes meanwhile is sent when she is back, and what she missed is there.
    tunnel.enter();
    assertThat(ana.getByText("Connection interrupted.")).isVisible();
    say(ben, "The kettle is on.");
    assertThat(lines(fay)).hasCount(4);
    say(ana, "My bus lost its signal.");
    assertThat(ana.getByText("Will be sent when the connection is back.")).isVisible();
    assertThat(lines(ana)).hasCount(3);
    tunnel.leave();
    assertThat(lines(ana)).containsText(new String[]{"The kettle is on.", "My bus lost its signal."});
    assertThat(lines(ben).last()).containsText("My bus lost its signal.");
    assertThat(lines(ben)).hasCount(5);
    assertThat(lines(ana)).hasCount(5);

    // A link is asked about first, and the draft is kept.
    say(ben, "Look at www.example.org, it helped me.");
    assertThat(ben.getByText("Links are looked at by a moderator first.")).isVisible();
    picture(ben, "nudged-dark");
    button(ben, "Change it").click();
    assertThat(ben.getByLabel("Your message", exactly())).hasValue("Look at www.example.org, it helped me.");
    ben.getByLabel("Your message", exactly()).fill("");

    // Somebody else's telephone number is held: its author and the staff know, and nobody else.
    say(ben, "Call her on 087 555 0142 55 if it gets bad.");
    assertThat(ben.getByText("Being looked at.")).isVisible();
    assertThat(mo.getByText("Waiting for you (1)")).isVisible();
    assertThat(fay.getByText("Waiting for you (1)")).isVisible();
    assertThat(ana.getByText("087 555")).hasCount(0);
    assertThat(mo.getByText("087 555")).hasCount(0);
    picture(mo, "queue-wide-dark");
    button(mo, "Open").click();
    assertThat(mo.getByText("087 555")).isVisible();
    assertThat(fay.getByText("Mo has opened this.")).isVisible();
    picture(ben, "held-dark");
    button(mo, "Give it back…").click();
    button(mo, "Please leave out contact details.").click();
    picture(mo, "return-sheet");
    button(mo, "Give it back").click();
    assertThat(ben.locator(".returned")).containsText("Please leave out contact details.");
    assertThat(ben.locator(".returned")).containsText("Call her on 087 555 0142 55 if it gets bad.");
    assertThat(fay.getByText("Waiting for you")).hasCount(0);
    button(ben, "Let it go").click();

    // A message that goes back while its author is in a tunnel is hers again when she is out.
    say(ana, "Or mail her, ana@example.com.");
    assertThat(ana.getByText("Being looked at.")).isVisible();
    tunnel.enter();
    assertThat(ana.getByText("Connection interrupted.")).isVisible();
    button(mo, "Open").click();
    button(mo, "Give it back…").click();
    button(mo, "Please leave out contact details.").click();
    button(mo, "Give it back").click();
    assertThat(mo.getByText("Waiting for you")).hasCount(0);
    tunnel.leave();
    assertThat(ana.getByText("This came back while you were away.")).isVisible();
    assertThat(ana.getByLabel("Your message", exactly())).hasValue("Or mail her, ana@example.com.");
    ana.getByLabel("Your message", exactly()).fill("");
    say(ana, "Her number is 087 555 0142 55, ha.");
    button(mo, "Open").click();
    button(mo, "Post it").click();
    for (var person : List.of(fay, mo, ana, ben)) {
      assertThat(lines(person).last()).containsText("Her number is 087 555 0142 55, ha.");
    }
    assertThat(ana.getByText("Being looked at.")).hasCount(0);

    // Mo mutes Ben for a minute and takes it back; Fay mutes him and it runs out by itself.
    about(mo, "Ben");
    button(mo, "Mute…").click();
    mo.getByLabel("Reason, for them to read").fill("Please let Ana finish.");
    button(mo, "Mute").click();
    assertThat(ben.getByText("You are muted for")).isVisible();
    assertThat(ben.getByText("Please let Ana finish.")).isVisible();
    assertThat(button(ben, "Send")).isDisabled();
    picture(ben, "muted-dark");
    ben.reload();
    assertThat(ben.getByText("Please let Ana finish.")).isVisible();
    about(mo, "Ben");
    button(mo, "Unmute").click();
    assertThat(ben.getByText("You are muted for")).hasCount(0);
    shortMute(fay, "Ben");
    assertThat(ben.getByText("You are muted for")).isVisible();
    assertThat(ben.getByText("You are muted for"))
        .isHidden(new LocatorAssertions.IsHiddenOptions()
            .setTimeout(20_000));
    say(ben, "Sorry, Ana.");
    assertThat(lines(ana).last()).containsText("Sorry, Ana.");

    // A message is taken back: a tombstone stays.
    fay.getByLabel("About this message by Ben").last().click();
    button(fay, "Take this message back").click();
    assertThat(lines(ana).last()).containsText("This message was taken back.");

    // Slow mode, pause and lock, all from the same sheet.
    button(fay, "Room…").click();
    fay.getByLabel("Slow mode").selectOption("10");
    picture(fay, "room-sheet");
    button(fay, "Set").click();
    say(ana, "One.");
    assertThat(ana.getByText("Slow mode: you can write again in")).isVisible();
    button(fay, "Room…").click();
    fay.getByLabel("Slow mode").selectOption("0");
    button(fay, "Set").click();
    button(fay, "Room…").click();
    button(fay, "Pause").click();
    assertThat(ana.getByText("The room is paused for a moment.")).isVisible();
    var cleo = browser.person("Cleo", 360, 720, false);
    cleo.navigate(invite);
    join(cleo, "Cleo");
    assertThat(cleo.getByText("Please wait; you will be let in when it goes on.")).isVisible();
    picture(cleo, "waiting-outside");
    findsHelp(cleo, "waiting-outside-help");
    button(fay, "Room…").click();
    button(fay, "Go on").click();
    assertThat(cleo.getByLabel("Your message", exactly())).isVisible();
    button(fay, "Room…").click();
    button(fay, "Lock").click();
    assertThat(fay.locator(".chip", new Page.LocatorOptions().setHasText("locked"))).isVisible();

    // Cleo is removed for now, and let in again; Ben is banned for a time.
    about(fay, "Cleo");
    button(fay, "Remove from this meeting…").click();
    button(fay, "Remove from this meeting").click();
    assertThat(cleo.getByText("A moderator has asked you to leave this meeting.")).isVisible();
    picture(cleo, "removed");
    findsHelp(cleo, "removed-help");
    about(mo, "Ben");
    button(mo, "Ban for a time…").click();
    picture(mo, "ban-sheet");
    button(mo, "Ban").click();
    assertThat(ben.getByText("You were asked to leave, and cannot come back for a time.")).isVisible();
    ben.reload();
    assertThat(ben.getByText("You cannot come into this room for now.")).isVisible();
    findsHelp(ben, "banned-help-dark");
    ben.navigate(base + "/join/nowhere");
    assertThat(ben.getByText("This link does not lead to a room.")).isVisible();
    findsHelp(ben, "nowhere-help-dark");

    // By keyboard alone: from the message box to Send.
    ana.getByLabel("Your message", exactly()).focus();
    ana.keyboard().type("Thank you all.");
    ana.keyboard().press("Tab");
    ana.keyboard().press("Enter");
    assertThat(lines(fay).last()).containsText("Thank you all.");

    // Fay closes the meeting.
    button(fay, "Room…").click();
    button(fay, "Close the meeting…").click();
    button(fay, "Close for everybody").click();
    for (var person : List.of(fay, mo, ana)) {
      assertThat(person.getByText("The meeting is over. Thank you for being here.")).isVisible();
    }
    picture(ana, "over");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void every_page_is_accessible_and_fits_a_small_phone() {
    var faults = new ArrayList<String>();
    for (var dark : List.of(false, true)) {
      var fay = browser.person("Fay", 360, 640, dark);
      if (!dark) {
        fay.navigate(server.firstSignIn().orElseThrow());
        button(fay, "Start").waitFor();
        look(fay, "welcome", faults);
        introduce(fay, "Fay", "fay");
      } else {
        fay.navigate(base);
        button(fay, "Sign in").waitFor();
        look(fay, "sign-in", faults);
        fay.getByLabel("Sign-in name").fill("fay");
        fay.getByLabel("Password").fill("not this");
        button(fay, "Sign in").click();
        assertThat(fay.getByText("Name and password do not go together.")).isVisible();
        fay.getByLabel("Password").fill(PASSWORD);
        button(fay, "Sign in").click();
      }
      button(fay, "New room").click();
      button(fay, "Create room").click();
      button(fay, "Create room").waitFor();
      look(fay, "room-form", faults);
      fay.getByLabel("Name", exactly()).fill("A room with quite a long name, to see where it ends " + dark);
      fay.getByLabel("Purpose").fill("Company.");
      fay.getByLabel("Kind of group").selectOption("FAMILY");
      button(fay, "Create room").click();
      button(fay, "Plan a meeting").click();
      button(fay, "Open now").waitFor();
      look(fay, "room-desk", faults);
      var invite = fay.getByLabel("Address to share").inputValue();
      button(fay, "Open now").click();
      var ana = browser.person("Ana", 360, 640, dark);
      ana.navigate(invite);
      button(ana, "Come in").waitFor();
      look(ana, "door", faults);
      join(ana, "Ana");
      say(ana, "Hello. " + "longwordwithoutspaces".repeat(8));
      say(ana, "Her number is 087 555 0142 55.");
      assertThat(fay.getByText("Waiting for you (1)")).isVisible();
      look(fay, "meeting-staff", faults);
      look(ana, "meeting", faults);
      button(fay, "2 here").click();
      look(fay, "people", faults);
      fay.getByLabel("About Ana").click();
      look(fay, "person-sheet", faults);
      fay.keyboard().press("Escape");
      assertThat(fay.getByText("Remove from this meeting…")).isHidden();
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void who_must_not_be_seen_here_hides_the_page_at_once() {
    var fay = browser.person("Fay", 1280, 800, false);
    welcome(fay, server.firstSignIn().orElseThrow(), "Fay", "fay");
    describeRoom(fay);
    button(fay, "Create room").click();
    button(fay, "Plan a meeting").click();
    var invite = fay.getByLabel("Address to share").inputValue();
    var ana = browser.person("Ana", 360, 720, false);
    ana.route("https://www.wikipedia.org/", elsewhere -> elsewhere.fulfill(
        new Route.FulfillOptions().setContentType("text/html").setBody("<title>An encyclopedia</title>")));

    // At the door the button is the first that the keyboard reaches.
    ana.navigate("about:blank");
    ana.navigate(invite);
    button(ana, "Come in").waitFor();
    assertThat(ana.getByText("Your browser's history still says that you were here.")).isVisible();
    ana.keyboard().press("Tab");
    assertThat(button(ana, "Hide page")).isFocused();
    ana.keyboard().press("Enter");
    assertThat(ana).hasTitle("An encyclopedia");
    ana.goBack();
    assertThat(ana).hasURL("about:blank"); // the door is nowhere to go back to

    // In a meeting, with half a line written and capitals typed, three presses of Shift do the same.
    button(fay, "Open now").click();
    ana.navigate(invite);
    join(ana, "Ana");
    say(ana, "He must not see this.");
    ana.getByLabel("Your message", exactly()).focus();
    for (var letter : List.of("Shift+KeyN", "Shift+KeyO", "Shift+KeyW")) {
      ana.keyboard().press(letter);
    }
    assertThat(ana.getByLabel("Your message", exactly())).hasValue("NOW");
    picture(ana, "hide-page");
    ana.setViewportSize(1280, 800);
    picture(ana, "hide-page-wide");
    ana.evaluate("() => sessionStorage.setItem('written', 'half a line')");
    for (var press = 0; press < 3; press++) {
      ana.keyboard().press("Shift");
    }
    assertThat(ana).hasTitle("An encyclopedia");
    assertThat(fay.getByText("1 here")).isHidden();
    assertThat(fay.locator("#people .person")).hasCount(1); // she is away, as by any other way out
    ana.navigate(invite);
    assertThat(ana.evaluate("() => sessionStorage.getItem('written')")).isNull();
    assertThat(browser.complaints()).isEmpty();
  }

  /// By keyboard, without having said anything.
  private static void findsHelp(Page page, String name) {
    var help = page.locator("details.help-lines");
    assertThat(help.getByText("in an emergency")).isHidden();
    help.locator("summary").press("Enter");
    assertThat(help.getByText("in an emergency")).isVisible();
    assertThat(help.getByText("Nobody here can see where you are")).isVisible();
    picture(page, name);
    help.locator("summary").press("Enter");
    assertThat(help.getByText("in an emergency")).isHidden();
  }

  static void look(Page page, String name, List<String> faults) {
    picture(page, "small-" + name + (page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches")
        .equals(true) ? "-dark" : ""));
    var wide = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    if (wide > 360) {
      faults.add(name + " is " + wide + " px wide");
    }
    new AxeBuilder(page).analyze().getViolations()
        .forEach(violation -> faults.add(name + ": " + violation.getId() + " " + violation.getNodes().stream()
            .map(node -> node.getHtml()).toList()));
  }

  static void welcome(Page page, String link, String name, String login) {
    page.navigate(link);
    introduce(page, name, login);
  }

  static void introduce(Page page, String name, String login) {
    page.getByLabel("Name that rooms see").fill(name);
    page.getByLabel("Sign-in name").fill(login);
    page.getByLabel("Password").fill(PASSWORD);
    button(page, "Start").click();
    page.getByText("Your rooms").waitFor();
  }

  static void describeRoom(Page fay) {
    button(fay, "New room").click();
    fay.getByLabel("Name", exactly()).fill("Tuesday evening");
    fay.getByLabel("Purpose").fill("Company on the way.");
    fay.getByLabel("Kind of group").selectOption("PEER_SUPPORT");
  }

  static void join(Page page, String name) {
    page.getByLabel("What should we call you?").fill(name);
    page.getByLabel("I accept these guidelines").check();
    button(page, "Come in").click();
  }

  static void say(Page page, String text) {
    page.getByLabel("Your message", exactly()).fill(text);
    button(page, "Send").click();
  }

  static void about(Page page, String name) {
    page.getByLabel("About " + name, exactly()).click();
  }

  /// Ten seconds is the shortest mute there is, and not in the list that a person chooses from.
  private static void shortMute(Page page, String name) {
    about(page, name);
    button(page, "Mute…").click();
    page.evaluate(
        "() => { const o = document.querySelector('#seconds').options[0]; o.value = '10'; o.selected = true; }");
    button(page, "Mute").click();
  }

  static Locator lines(Page page) {
    return page.locator("ol.lines li.line");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
  }
}

package hearth.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static hearth.server.browser.MeetingInBrowserTest.button;
import static hearth.server.browser.MeetingInBrowserTest.describeRoom;
import static hearth.server.browser.MeetingInBrowserTest.exactly;
import static hearth.server.browser.MeetingInBrowserTest.introduce;
import static hearth.server.browser.MeetingInBrowserTest.join;
import static hearth.server.browser.MeetingInBrowserTest.lines;
import static hearth.server.browser.MeetingInBrowserTest.look;
import static hearth.server.browser.MeetingInBrowserTest.picture;
import static hearth.server.browser.MeetingInBrowserTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import hearth.server.Server;
import hearth.server.testing.House;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// How a meeting is kept safe, told by a facilitator, a moderator and two members in real browsers, with the moderators
/// that ship: nudge, insist, hold, approve, return, a crisis card claimed, an appeal, a claim added live.
@EnabledIf("hearth.server.browser.Browser#isThere")
class ModerationInBrowserTest {
  @TempDir
  Path folder;
  private Server server;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    server = House.start(folder, Server.Outside.real());
    browser = new Browser();
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }

  @AfterEach
  void stop() {
    browser.lastPictures();
    browser.close();
    server.close();
  }

  @Test
  void a_meeting_is_kept_safe() {
    var fay = browser.person("Fay", 1280, 800, false);
    var mo = browser.person("Mo", 360, 720, true);
    var ana = browser.person("Ana", 360, 720, false);
    var ben = browser.person("Ben", 360, 720, true);
    fay.navigate(server.firstSignIn().orElseThrow());
    introduce(fay, "Fay", "fay");
    button(fay, "Invite a colleague").click();
    mo.navigate(fay.getByLabel("Invitation link").inputValue());
    introduce(mo, "Mo", "mo");
    fay.reload();
    describeRoom(fay);
    fay.getByLabel("Mo", exactly()).selectOption("MODERATOR");
    var invite = openMeeting(fay);
    mo.reload();
    mo.getByText("Go to the meeting").click();
    ana.navigate(invite);
    join(ana, "Moderator Mike");
    assertThat(ana.getByText("That name sounds like somebody who holds the room.")).isVisible();
    join(ana, "Ana");
    ben.navigate(invite);
    join(ben, "Ben");
    assertThat(ben.getByLabel("Your message", exactly())).isVisible();

    // A nudge: without the number, or as it is.
    say(ana, "My number is (614) 555-0142, call me.");
    assertThat(ana.getByText("Others could find you by this")).isVisible();
    assertThat(lines(ben)).hasCount(0);
    picture(ana, "nudge");
    ana.reload(); // as a phone does with a page it has put away
    button(ana, "Use that").click();
    assertThat(ana.getByLabel("Your message", exactly())).hasValue("My number is …, call me.");
    ana.getByLabel("Your message", exactly()).fill("");
    say(ana, "My number is (614) 555-0142, call me.");
    button(ana, "Send it as it is").click();
    assertThat(lines(ben).last()).containsText("(614) 555-0142");

    // Words that mean danger are heard. Ana alone sees where help is; one of the staff goes to her.
    say(ana, "I want to kill myself tonight.");
    assertThat(lines(ben).last()).containsText("I want to kill myself tonight.");
    assertThat(ana.getByText("You are not in trouble, and you are not alone")).isVisible();
    assertThat(ben.getByText("You are not in trouble")).hasCount(0);
    assertThat(ana.locator(".care").getByText("116 123")).isVisible();
    picture(ana, "care");
    ana.reload();
    assertThat(ana.locator(".care").getByText("116 123")).isVisible();
    picture(mo, "call-for-help-dark");
    button(mo, "I go to them").click();
    assertThat(fay.getByText("Mo has gone to them.")).isVisible();
    picture(fay, "call-taken-wide");
    button(fay, "It has been seen to").click();
    assertThat(mo.getByText("Waiting for you")).hasCount(0);
    button(ana, "I have read this").click();

    // Ben is worried about Ana; only staff learn of it.
    ben.getByLabel("About this message by Ana").last().click();
    picture(ben, "worry-sheet-dark");
    button(ben, "I am worried about Ana").click();
    assertThat(fay.getByText("Ben asked for help")).isVisible();
    button(fay, "It has been seen to").click();

    // Abuse goes back; its author asks for another look, and somebody answers.
    say(ben, "go kill yourself you worthless piece of trash");
    assertThat(ben.locator(".returned")).isVisible();
    assertThat(lines(ana)).hasCount(2);
    ben.reload();
    button(ben, "Ask for another look").click();
    assertThat(ben.getByText("Somebody else will look at it")).isVisible();
    assertThat(mo.getByText("Ben asks for another look")).isVisible();
    picture(mo, "appeal-dark");
    var meeting = ben.url();
    ben.navigate("about:blank"); // what is answered while he is away is there when he comes back
    button(mo, "It stands…").click();
    mo.getByLabel("Reason, for them to read").fill("Nobody is told to die here.");
    button(mo, "Answer").click();
    assertThat(mo.getByText("Waiting for you")).hasCount(0);
    ben.navigate(meeting);
    assertThat(ben.getByText("It stays as it is: Nobody is told to die here.")).isVisible();
    picture(ben, "appeal-answered-dark");
    button(ben, "Let it go").click();

    // A hard detail is folded.
    say(ana, "I found her in the bath and there was blood everywhere, on the walls, on my hands.");
    assertThat(ben.getByText("May hold hard details. Show it")).isVisible();
    ben.getByText("May hold hard details. Show it").click();
    assertThat(ben.getByText("there was blood everywhere")).isVisible();
    picture(ana, "own-line-folded");
    button(ana, "Ask for another look").click();
    assertThat(ana.getByText("Somebody else will look at it.")).isVisible();
    button(mo, "It was wrong…").click();
    mo.getByLabel("Reason, for them to read").fill("It is told with care.");
    button(mo, "Answer").click();
    assertThat(ben.getByText("May hold hard details. Show it")).hasCount(0);
    assertThat(ben.getByText("there was blood everywhere")).isVisible();

    // Fay adds a claim in another window, and it is looked for at once.
    var desk = fay.context().newPage();
    desk.navigate(fay.url().replaceAll("/meeting/.*", "/moderation"));
    desk.getByLabel("Text", exactly()).fill("Camphor oil on the tongue stops seizures, skip the hospital.");
    button(desk, "Try it").click();
    assertThat(desk.locator(".card").first()).isVisible();
    desk.getByLabel("The false claim, in one sentence")
        .fill("Camphor oil on the tongue stops withdrawal seizures.");
    desk.getByLabel("What is true, for the author to read")
        .fill("Camphor is poisonous and can itself cause seizures. A seizure in withdrawal is an emergency.");
    desk.getByLabel("Who says so").fill("Poison Control");
    desk.getByLabel("Other ways in which people say it")
        .fill("put camphor oil under ur tongue and u wont have a seizure");
    desk.getByLabel("I am qualified to say so").check();
    button(desk, "Add it").click();
    assertThat(desk.getByText("is looked for now.")).isVisible();
    picture(desk, "moderation-desk-wide");
    say(ben, "Camphor oil on the tongue stops seizures from withdrawal, skip the hospital.");
    assertThat(ben.getByText("Camphor is poisonous")).isVisible();
    button(mo, "Open").click();
    button(mo, "Give it back…").click();
    mo.getByLabel("Reason, for Ben to read").fill("Please see a doctor about seizures.");
    mo.getByLabel("And mute Ben").selectOption("60");
    button(mo, "Give it back").click();
    assertThat(ben.getByText("You are muted for")).isVisible();

    // What is given back while her phone has put the page away is there when she comes back; what was posted meanwhile is not hers to send again.
    say(ana, "Camphor oil on the tongue stops seizures from withdrawal, skip the hospital today.");
    assertThat(ana.getByText("Being looked at.")).isVisible();
    ana.navigate("about:blank");
    button(mo, "Open").click();
    button(mo, "Give it back…").click();
    mo.getByLabel("Reason, for Ana to read").fill("Please see a doctor about seizures.");
    button(mo, "Give it back").click();
    assertThat(mo.getByText("Waiting for you")).hasCount(0);
    ana.navigate(meeting);
    assertThat(ana.locator(".returned")).containsText("This was being looked at when you left.");
    picture(ana, "returned-meanwhile");
    button(ana, "Send it now").click();
    assertThat(ana.getByText("Being looked at.")).isVisible();
    ana.navigate("about:blank");
    button(mo, "Open").click();
    button(mo, "Post it").click();
    assertThat(lines(ben).last()).containsText("skip the hospital today");
    ana.navigate(meeting);
    assertThat(lines(ana).last()).containsText("skip the hospital today");
    assertThat(ana.locator(".returned")).hasCount(0);

    // Mo posts another one, and says beneath it what is true.
    say(ana, "Camphor oil on the tongue stops seizures from withdrawal, skip the hospital.");
    button(mo, "Open").click();
    button(mo, "Post it with a note…").click();
    mo.getByLabel("Note, for everybody to read").fill("Camphor is poisonous. Please call a doctor.");
    picture(mo, "note-sheet-dark");
    button(mo, "Post both").click();
    assertThat(ben.getByText("From those who hold the room: Camphor is poisonous.")).isVisible();
    picture(ben, "note-dark");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_line_is_changed_and_a_word_is_said_aside() {
    var faults = new ArrayList<String>();
    var fay = browser.person("Fay", 1280, 800, false);
    var ana = browser.person("Ana", 360, 720, true);
    var ben = browser.person("Ben", 360, 720, false);
    fay.navigate(server.firstSignIn().orElseThrow());
    introduce(fay, "Fay", "fay");
    describeRoom(fay);
    var invite = openMeeting(fay);
    ana.navigate(invite);
    join(ana, "Ana");
    ben.navigate(invite);
    join(ben, "Ben");
    assertThat(ben.getByLabel("Your message", exactly())).isVisible();

    // Ana puts her line right; what would hurt does not take its place.
    say(ana, "Six weeks sobre today.");
    ana.getByLabel("About your message").click();
    button(ana, "Change it…").click();
    look(ana, "change-sheet", faults);
    ana.getByLabel("What it should say").fill("Six weeks sober today.");
    button(ana, "Change it").click();
    assertThat(lines(ben).last()).containsText("Six weeks sober today.");
    assertThat(lines(ben).last()).containsText("changed");
    ana.getByLabel("About your message").click();
    button(ana, "Change it…").click();
    ana.getByLabel("What it should say").fill("go kill yourself you worthless piece of trash");
    button(ana, "Change it").click();
    assertThat(ana.locator(".returned")).isVisible();
    assertThat(lines(ben).last()).containsText("Six weeks sober today.");
    picture(ana, "change-returned-dark");
    button(ana, "Let it go").click();

    // What she writes to the moderators alone is theirs and hers.
    picture(ana, "way-to-the-moderators-dark");
    button(ana, "Write to the moderators alone…").click();
    ana.getByLabel("To the moderators").fill("I know one of the people here from work.");
    button(ana.locator("dialog"), "Send").click();
    assertThat(ana.locator("dialog .asides")).containsText("from work");
    look(ana, "aside-sheet", faults);
    ana.getByLabel("To the moderators").fill("go kill yourself you worthless piece of trash");
    button(ana.locator("dialog"), "Send").click();
    assertThat(ana.locator("dialog [role=alert]")).containsText("This would hurt somebody here.");
    assertThat(fay.getByText("Ana wrote to you and your colleagues alone")).isVisible();
    picture(fay, "aside-waits-wide");
    button(fay, "Read it").click();
    fay.getByLabel("To Ana").fill("Thank you. You can leave whenever you like.");
    button(fay.locator("dialog"), "Send").click();
    assertThat(ana.locator("dialog .asides")).containsText("whenever you like");
    picture(fay, "aside-sheet-wide");
    button(ana, "Close").click();
    assertThat(ana.locator(".returned")).containsText("worthless");
    button(ana, "Ask for another look").click();
    assertThat(fay.getByText("Ana asks for another look")).isVisible();
    button(fay, "Close").click();
    button(fay, "It was wrong…").click();
    fay.getByLabel("Reason, for them to read").fill("She quotes a letter.");
    button(fay, "Answer").click();
    button(ana, "Send it now").click();
    button(fay, "Read it").click();
    assertThat(fay.locator("dialog .asides")).containsText("worthless");
    assertThat(ben.getByText("from work")).hasCount(0);
    assertThat(ben.getByText("wrote to you alone")).hasCount(0);

    // Fay begins it with Ben, whose phone had put the page away.
    button(fay, "Close").click();
    var meeting = ben.url();
    ben.navigate("about:blank");
    fay.locator("#people").getByLabel("About Ana").waitFor();
    ben.navigate(meeting);
    fay.locator("#people").getByLabel("About Ben").click();
    button(fay, "Write to Ben alone…").click();
    fay.getByLabel("To Ben").fill("Welcome, Ben.");
    button(fay.locator("dialog"), "Send").click();
    assertThat(ben.getByText("Those who hold the room wrote to you alone.")).isVisible();
    look(ben, "aside-written", faults);
    button(ben, "Read it").click();
    assertThat(ben.locator("dialog .asides")).containsText("Welcome, Ben.");
    button(ben, "Close").click();
    assertThat(ben.getByText("Those who hold the room wrote to you alone.")).hasCount(0);
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_desk_of_moderation_is_accessible_and_fits_a_small_phone() {
    var faults = new ArrayList<String>();
    var fay = browser.person("Fay", 360, 640, false);
    fay.navigate(server.firstSignIn().orElseThrow());
    introduce(fay, "Fay", "fay");
    fay.getByText("Try the moderation").click();
    fay.getByLabel("Text", exactly()).fill("my number is (614) 555-0142");
    button(fay, "Try it").click();
    assertThat(fay.getByText("The author is asked to look at it again.")).isVisible();
    look(fay, "moderation-desk", faults);
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_facilitator_tries_a_stricter_room_before_it_is_one() {
    var faults = new ArrayList<String>();
    var fay = browser.person("Fay", 360, 720, false);
    var ana = browser.person("Ana", 360, 720, true);
    fay.navigate(server.firstSignIn().orElseThrow());
    introduce(fay, "Fay", "fay");
    describeRoom(fay);
    fay.getByText("What may be said here").click();
    fay.getByLabel("Hard details").selectOption("hold");
    fay.getByLabel("Only try it").check();
    look(fay, "room-policy", faults);
    button(fay, "Create room").click();
    assertThat(fay.getByText("So far it would have changed nothing.")).isVisible();
    button(fay, "Plan a meeting").click();
    var invite = fay.getByLabel("Address to share").inputValue();
    var room = fay.url();
    button(fay, "Open now").click();
    assertThat(fay.getByLabel("Your message", exactly())).isVisible();
    ana.navigate(invite);
    join(ana, "Ana");
    say(ana, "I found her in the bath and there was blood everywhere, on the walls, on my hands.");
    assertThat(ana.getByText("May hold hard details. Show it")).isVisible();
    fay.navigate(room);
    assertThat(fay.getByText("1 message folded behind a label would have been held")).isVisible();
    look(fay, "room-policy-tried", faults);
    button(fay, "Change").click();
    fay.getByText("What may be said here").click();
    fay.getByLabel("Only try it").uncheck();
    button(fay, "Save").click();
    assertThat(fay.getByText("Otherwise than usual")).isVisible();
    say(ana, "There was so much blood on the floor, on the walls and on my hands, her face was blue.");
    assertThat(ana.getByText("A moderator is looking at it")).isVisible();
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_line_is_changed_and_a_word_is_said_aside_by_keyboard_alone() {
    var fay = browser.person("Fay", 1280, 800, false);
    var ana = browser.person("Ana", 360, 720, false);
    fay.navigate(server.firstSignIn().orElseThrow());
    introduce(fay, "Fay", "fay");
    describeRoom(fay);
    ana.navigate(openMeeting(fay));
    join(ana, "Ana");
    ana.getByLabel("Your message", exactly()).focus();
    ana.keyboard().type("Six weeks sobre today.");
    press(ana, "Send");
    assertThat(lines(fay).last()).containsText("sobre");

    press(ana, "About your message");
    press(ana, "Change it…");
    tab(ana, "What it should say");
    ana.keyboard().press("Control+A");
    ana.keyboard().type("Six weeks sober today.");
    press(ana, "Change it");
    assertThat(lines(fay).last()).containsText("Six weeks sober today.");
    assertThat(ana.locator("dialog[open]")).hasCount(0);

    press(ana, "Write to the moderators alone…");
    tab(ana, "To the moderators");
    ana.keyboard().type("I know one of the people here from work.");
    press(ana, "Send");
    assertThat(ana.locator("dialog .asides")).containsText("from work");
    ana.keyboard().press("Escape");
    assertThat(ana.locator("dialog[open]")).hasCount(0);
    assertThat(button(ana, "Write to the moderators alone…")).isFocused();

    fay.getByLabel("Your message", exactly()).focus();
    press(fay, "Read it");
    tab(fay, "To Ana");
    fay.keyboard().type("Thank you. You can leave whenever you like.");
    press(fay, "Send");
    fay.keyboard().press("Escape");
    press(ana, "Read it");
    assertThat(ana.locator("dialog .asides")).containsText("whenever you like");
    assertThat(browser.complaints()).isEmpty();
  }

  /// Goes to it by the Tab key alone, and presses it.
  private static void press(Page page, String name) {
    tab(page, name);
    page.keyboard().press("Enter");
  }

  private static void tab(Page page, String name) {
    var reached = new ArrayList<String>();
    for (var i = 0; i < 40; i++) {
      var at = (String) page.evaluate(
          """
              () => { const e = document.activeElement;
                return e.ariaLabel ?? e.labels?.[0]?.textContent.trim() ?? e.textContent.trim().slice(0, 60); }""");
      if (at.equals(name)) {
        return;
      }
      reached.add(at);
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the Tab key does not lead to \"" + name + "\" but to " + reached);
  }

  /// @return where members go
  private static String openMeeting(Page fay) {
    button(fay, "Create room").click();
    button(fay, "Plan a meeting").click();
    var invite = fay.getByLabel("Address to share").inputValue();
    button(fay, "Open now").click();
    assertThat(fay.getByLabel("Your message", exactly())).isVisible();
    return invite;
  }
}

package hearth.server.http;

import hearth.server.ledger.Ledger;
import hearth.server.review.ClaimStore;
import hearth.server.review.ReviewBoard;
import hearth.server.room.EventLog;
import hearth.server.room.Rooms;
import hearth.server.roster.MemberStore;
import hearth.server.roster.Passwords;
import hearth.server.roster.Secrets;
import hearth.server.roster.StaffStore;
import hearth.server.roster.Tickets;
import hearth.server.schedule.RoomStore;
import java.time.InstantSource;

/// Everything that browsers are served, put together.
public final class Site {
  /// What the pages and their interfaces need from the world.
  ///
  /// @param https whether browsers reach us by https only
  public record World(StaffStore staff, MemberStore members, RoomStore schedule, Rooms rooms, Tickets tickets,
      Secrets secrets, Passwords passwords, InstantSource clock, boolean https, ReviewBoard board,
      ClaimStore claims, Ledger ledger, EventLog log) {}

  private Site() {}

  public static Routes routes(Origins origins, World world, OpsApi ops) {
    var routes = new Routes(origins);
    var signIns = new SignIns(world.staff(), world.secrets(), world.clock(), world.https());
    new StaffApi(world.staff(), world.passwords(), world.secrets(), world.clock(), signIns).addTo(routes);
    new RoomApi(world, signIns).addTo(routes);
    new DoorApi(world).addTo(routes);
    new ModerationApi(world, signIns).addTo(routes);
    ops.addHealthTo(routes);
    new Pages().addTo(routes);
    return routes;
  }
}

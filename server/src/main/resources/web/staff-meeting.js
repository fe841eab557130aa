// A meeting as staff come to it: by their sign-in instead of an invite.
import { html } from 'lit';
import { View, go } from './view.js';
import './meeting.js';

class StaffMeeting extends View {
  static properties = { meeting: {} };

  render() {
    return html`<hearth-meeting .ticketPath=${`/api/meetings/${this.meeting}/ticket`} .memory=${`hearth.staff.${this.meeting}`}
      @ended=${() => go('/')}></hearth-meeting>`;
  }
}
customElements.define('hearth-staff-meeting', StaffMeeting);

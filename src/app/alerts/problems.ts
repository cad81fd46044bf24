import { problemKinds } from "../../core/problem.js";

/** What can be wrong with a question about alerts. */
export const alertProblems = problemKinds({
  "alerts.none": {
    title: "There is no such alert",
    why: "An alert is named by its id, and only those are found that the asker may see.",
    instead: "kept alerts, to see them all",
  },
  "alerts.delivery": {
    title: "There is no such message, or it is not to be sent again",
    why: "What waits is sent anyway; what was sent 30 days ago tells nobody anything.",
    instead: "kept deliveries, to see them all",
  },
  "alerts.channel": {
    title: "No channel has that name",
    why: "Channels are named in kept.yaml, under `alerts: { channels: ... }`.",
    instead: "kept alerts, to see the channels",
  },
  "alerts.to": {
    title: "It is not said who gets the test",
    why: "A mail to the owning team has no team here.",
    instead: "kept channel-test kitchen-mail --to amara@example.com",
  },
  "alerts.reader": {
    title: "Only one's own digest can be read",
    why: "A digest holds what its reader may see; those who lead may look at what others get.",
    instead: "kept digest",
  },
});

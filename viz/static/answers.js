// The answers that a doubt takes, each as the decision that it comes to.

const uids = ({ sides }) => sides.map(({ uid }) => uid);
const BODY_LIMIT = 20; // claims that one decision may name

/** The claims behind an event, those that deny it and those that report it. */
function claimsOf({ ties }) {
  const quotes = ties.flatMap((tie) => [...tie.evidence, ...(tie.contradictions ?? [])]);
  const named = (wanted) => [...new Set(quotes.filter(wanted).map(({ claim }) => claim))].slice(0, BODY_LIMIT);
  return { denying: named(({ status }) => status === "denied"), reporting: named(({ status }) => status !== "denied") };
}

const ANSWERS = {
  officials: (doubt) => ({
    yes: { kind: "merge", about: uids(doubt) },
    no: { kind: "split", about: uids(doubt) },
  }),
  events: (doubt) => ({
    yes: { kind: "same", about: uids(doubt) },
    no: { kind: "different", about: uids(doubt) },
  }),
  contradiction({ sides: [event] }) {
    const { denying, reporting } = claimsOf(event);
    return {
      yes: { kind: "reject", about: denying },
      no: { kind: "reject", about: reporting },
      two: { kind: "different", about: [event.uid], out: denying },
    };
  },
  claim({ sides: [event] }) {
    const { denying, reporting } = claimsOf(event);
    return {
      // saying what it says already settles that it is right
      yes: { kind: "correct", about: [...reporting, ...denying], changes: { status: event.status } },
      no: { kind: "reject", about: [event.uid] },
    };
  },
};

/** The answers by name, each the body of a decision. */
export const answersTo = (doubt) => ANSWERS[doubt.kind](doubt);

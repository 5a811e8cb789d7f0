import type { ChannelName } from '#shared/contract/contract.ts';
import type { Role } from '#shared/contract/words.ts';

/** `anyone` needs no sign-in; `signed-in` any role. What a role does not need, it may not do. */
export type Permission = 'anyone' | 'signed-in' | readonly Role[];

const desk: readonly Role[] = ['handler', 'nurse', 'supervisor'];
const takesCalls: readonly Role[] = ['handler', 'supervisor'];
const keepsScript: readonly Role[] = ['supervisor', 'steward', 'nurse'];

/** Who may use which channel. A channel without a line here does not compile. */
export const permissions: Readonly<Record<ChannelName, Permission>> = {
  'access.hello': 'anyone',
  'access.setUp': 'anyone',
  'access.addUser': ['supervisor'],
  'access.signIn': 'anyone',
  'access.signOut': 'signed-in',
  'access.lock': 'signed-in',
  'access.unlock': 'anyone',
  'access.enterPractice': 'anyone',
  'access.leavePractice': 'anyone',
  'access.setDuty': 'signed-in',
  'access.setTheme': 'anyone',

  'call.open': takesCalls,
  'call.startScript': takesCalls,
  'call.select': desk,
  'call.describeCaller': desk,
  'call.setIncidentReference': desk,
  'call.setLine': desk,
  'call.tryRingBack': desk,
  'call.safeNumber': desk,
  'call.recordAnswer': takesCalls,
  'call.undoAnswer': takesCalls,
  'call.previewRevision': takesCalls,
  'call.reviseAnswer': takesCalls,
  'call.volunteerFact': desk,
  'call.why': desk,
  'call.addNote': desk,
  'call.saveDraft': desk,
  'call.choosePerson': desk,
  'call.notThisPerson': desk,
  'call.readPlan': desk,
  // F9 is never out of reach: whoever is signed in may hear that life is at risk.
  'call.emergency': 'signed-in',
  'call.emergencyReference': 'signed-in',
  'call.emergencyRung': 'signed-in',
  'call.ambulanceOnly': 'signed-in',
  'call.recallEmergency': 'signed-in',
  'call.standDown': ['supervisor'],
  'call.takeRoute': takesCalls,
  'call.ringAll': desk,
  'call.acceptByTelephone': desk,
  'call.tellCaller': desk,
  'call.closeObligation': desk,
  'call.handBack': takesCalls,
  'call.close': desk,
  'call.reopen': desk,
  'call.copySummary': desk,
  'nurse.accept': ['nurse', 'supervisor'],
  // A handler records the no of a service outside; of a nurse's offer only a nurse can say no.
  'nurse.decline': desk,
  'supervisor.lowerPriority': ['supervisor'],
  'outcome.record': desk,
  'supervisor.review': ['supervisor'],
  'supervisor.give': ['supervisor'],
  'handover.offer': desk,
  'handover.answer': desk,
  'supervisor.takeOver': ['supervisor'],
  'supervisor.wholeRecord': ['supervisor'],

  'care.openContact': ['nurse', 'supervisor'],
  // When the nurse does not come back, a supervisor records what is known, in their own name.
  'care.recordContact': ['nurse', 'supervisor'],
  'care.shareContact': ['nurse'],
  'care.offerVideoLink': ['nurse'],
  'care.planCallBack': desk,
  'care.tryCallBack': desk,
  'care.exportRecord': ['nurse'],
  'care.respond': ['nurse'],
  'care.advise': ['nurse'],
  'care.askForOfficers': desk,
  'care.seeAdvice': takesCalls,
  // A nurse on the radio herself writes down which officer acknowledged.
  'care.acknowledgeAdvice': desk,

  'coming.chase': desk,
  'coming.reverse': ['supervisor'],
  'coming.nameForce': desk,
  'coming.askedByForce': desk,

  'caller.mark': desk,
  'caller.unmark': desk,
  'caller.channel': desk,
  'caller.sharing': desk,
  'incident.join': desk,
  'incident.part': desk,

  'welfare.owe': desk,
  'welfare.record': desk,

  'forms.keep': 'signed-in',
  'forms.kept': 'signed-in',

  'crew.send': desk,
  'crew.arrived': desk,
  'crew.answered': desk,
  'crew.clear': desk,
  'crew.copyMessage': desk,
  'crew.page': desk,

  // Whoever hears it writes it down: with no nurse on duty that is the handler.
  's136.record': desk,
  's136.arrived': desk,
  's136.correct': ['nurse', 'supervisor'],
  's136.extend': desk,

  'resources.plan': ['supervisor', 'steward'],
  'resources.available': desk,
  'resources.position': desk,
  'resources.shift': ['nurse', 'supervisor'],
  'resources.suite': desk,
  'resources.outlines': desk,

  // A supervisor answers for the police half of a record, a nurse for their own.
  'retention.due': ['supervisor', 'nurse'],
  'retention.read': ['supervisor', 'nurse'],
  'retention.keep': ['supervisor', 'nurse'],
  'retention.erase': ['supervisor', 'nurse'],

  'people.lookUp': desk,
  'people.picture': desk,
  'people.quarantine': ['nurse'],
  'people.release': ['nurse'],
  'people.import': ['steward', 'supervisor', 'nurse'],
  'people.cancelImport': ['steward', 'supervisor', 'nurse'],
  'people.duplicates': ['steward'],
  'people.judge': ['steward'],
  'people.wording': ['steward', 'supervisor', 'nurse'],

  'protocol.show': keepsScript,
  'protocol.receive': ['steward', 'supervisor'],
  'protocol.verify': keepsScript,
  'protocol.replay': keepsScript,
  // A nurse answers for the clinical side, a supervisor for the police side; a steward for neither.
  'protocol.sign': ['nurse', 'supervisor'],
  'protocol.approve': ['nurse', 'supervisor'],
  'protocol.putInUse': ['supervisor', 'steward'],
  // Whoever may have to work on paper may print it.
  'protocol.paper': 'signed-in',
  'protocol.paperForm': takesCalls,
  'protocol.enterPaper': takesCalls,
};

import axios from "axios";
import {
  createAudit,
  createProgram,
  createScreening,
  getProgramSession,
  listExercises,
  type InfeasibleProfileProblem,
  type NeedsProfessionalAssessmentProblem,
  type ProfileRequest,
} from "./evenkeel";

axios.defaults.baseURL = process.argv[2] ?? "";

async function main() {
  const exercises = (await listExercises({ equipment: ["dumbbell", "bench"], limit: 5 }, { paramsSerializer: { indexes: null } })).data;
  for (const { name, equipment_options } of exercises.items) console.log(name, equipment_options.map((option) => option.all_of));

  const screening = (
    await createScreening({
      measurements: [
        { assessment: "side-bridge-hold", side: "left", value: 51, unit: "s" },
        { assessment: "side-bridge-hold", side: "right", value: 85, unit: "s" },
      ],
      preferences: { equipment: ["dumbbell", "bench"] },
    })
  ).data;
  if (screening.profile === null) throw new Error(screening.safety.because.join(" "));

  const program = (await createProgram(screening.profile)).data;
  const session = (await getProgramSession(program.id, "w1d1")).data;
  for (const block of session.blocks)
    for (const item of block.items)
      console.log(session.exercises[item.exercise]?.name, item.dose.kind === "reps" ? `${item.dose.min} to ${item.dose.max}` : item.label);

  const audit = (await createAudit({ program })).data;
  if (audit.findings.some((finding) => finding.severity === "must")) throw new Error("a program breaks a rule");

  const sore: ProfileRequest = { imbalances: ["weak-glutes", { imbalance: "left-right-asymmetry", weaker_side: "left" }], pain: 8 };
  try {
    await createProgram(sore);
  } catch (failure) {
    if (!axios.isAxiosError<NeedsProfessionalAssessmentProblem | InfeasibleProfileProblem>(failure)) throw failure;
    const problem = failure.response?.data;
    switch (problem?.type) {
      case "/problems/needs-professional-assessment":
        return console.log("see", problem.see, problem.urgency);
      case "/problems/infeasible-profile":
        throw new Error(problem.relaxations.map((each) => each.because).join(" "));
    }
  }
  throw new Error("a program was made in spite of much pain");
}

void main();

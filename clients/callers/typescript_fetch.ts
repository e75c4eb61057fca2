import {
  AuditsApi,
  Configuration,
  ExercisesApi,
  ProgramsApi,
  ResponseError,
  ScreeningsApi,
  type InfeasibleProfileProblem,
  type NeedsProfessionalAssessmentProblem,
  type ProfileRequest,
} from "./client";

const configuration = new Configuration({ basePath: process.argv[2] ?? "" });

async function main() {
  const exercises = await new ExercisesApi(configuration).listExercises({ equipment: ["dumbbell", "bench"], limit: 5 });
  for (const { name, equipmentOptions } of exercises.items) console.log(name, equipmentOptions.map((option) => option.allOf));

  const screening = await new ScreeningsApi(configuration).createScreening({
    screeningRequest: {
      measurements: [
        { assessment: "side-bridge-hold", side: "left", value: 51, unit: "s" },
        { assessment: "side-bridge-hold", side: "right", value: 85, unit: "s" },
      ],
      preferences: { equipment: ["dumbbell", "bench"] },
    },
  });
  if (screening.profile === null) throw new Error(screening.safety.because.join(" "));

  const programs = new ProgramsApi(configuration);
  const program = await programs.createProgram({ profileRequest: screening.profile });
  const session = await programs.getProgramSession({ programId: program.id, sessionId: "w1d1" });
  for (const block of session.blocks)
    for (const item of block.items)
      console.log(session.exercises[item.exercise]?.name, item.dose.kind === "reps" ? `${item.dose.min} to ${item.dose.max}` : item.label);

  const audit = await new AuditsApi(configuration).createAudit({ auditRequest: { program } });
  if (audit.findings.some((finding) => finding.severity === "must")) throw new Error("a program breaks a rule");

  const sore: ProfileRequest = { imbalances: ["weak-glutes", { imbalance: "left-right-asymmetry", weakerSide: "left" }], pain: 8 };
  try {
    await programs.createProgram({ profileRequest: sore });
  } catch (failure) {
    if (!(failure instanceof ResponseError)) throw failure;
    const problem: NeedsProfessionalAssessmentProblem | InfeasibleProfileProblem = await failure.response.json();
    switch (problem.type) {
      case "/problems/needs-professional-assessment":
        return console.log("see", problem.see, problem.urgency);
      case "/problems/infeasible-profile":
        throw new Error(problem.relaxations.map((each) => each.because).join(" "));
    }
  }
  throw new Error("a program was made in spite of much pain");
}

void main();

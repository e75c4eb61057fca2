import { createAudit, createProgram, createScreening, getProgramSession, listExercises, type ProfileRequest } from "./client";
import { client } from "./client/client.gen";

client.setConfig({ baseUrl: process.argv[2] ?? "" });

function found<T>(answer: { data: T | undefined; error: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

async function main() {
  const exercises = found(await listExercises({ query: { equipment: ["dumbbell", "bench"], limit: 5 } }));
  for (const { name, equipment_options } of exercises.items) console.log(name, equipment_options.map((option) => option.all_of));

  const screening = found(
    await createScreening({
      body: {
        measurements: [
          { assessment: "side-bridge-hold", side: "left", value: 51, unit: "s" },
          { assessment: "side-bridge-hold", side: "right", value: 85, unit: "s" },
        ],
        preferences: { equipment: ["dumbbell", "bench"] },
      },
    }),
  );
  if (screening.profile === null) throw new Error(screening.safety.because.join(" "));

  const program = found(await createProgram({ body: screening.profile }));
  const session = found(await getProgramSession({ path: { program_id: program.id, session_id: "w1d1" } }));
  for (const block of session.blocks)
    for (const item of block.items)
      console.log(session.exercises[item.exercise]?.name, item.dose.kind === "reps" ? `${item.dose.min} to ${item.dose.max}` : item.label);

  const audit = found(await createAudit({ body: { program } }));
  if (audit.findings.some((finding) => finding.severity === "must")) throw new Error("a program breaks a rule");

  const sore: ProfileRequest = { imbalances: ["weak-glutes", { imbalance: "left-right-asymmetry", weaker_side: "left" }], pain: 8 };
  const { error } = await createProgram({ body: sore });
  switch (error?.type) {
    case "/problems/needs-professional-assessment":
      return console.log("see", error.see, error.urgency);
    case "/problems/infeasible-profile":
      throw new Error(error.relaxations.map((each) => each.because).join(" "));
    default:
      throw new Error(error?.detail ?? "a program was made in spite of much pain");
  }
}

void main();

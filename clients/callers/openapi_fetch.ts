import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Profile = components["schemas"]["ProfileRequest"];

const client = createClient<paths>({ baseUrl: process.argv[2] });

function found<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

async function main() {
  const exercises = found(await client.GET("/exercises", { params: { query: { equipment: ["dumbbell", "bench"], limit: 5 } } }));
  for (const { name, equipment_options } of exercises.items) console.log(name, equipment_options.map((option) => option.all_of));

  const screening = found(
    await client.POST("/screenings", {
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

  const program = found(await client.POST("/programs", { body: screening.profile }));
  const path = { program_id: program.id, session_id: "w1d1" };
  const session = found(await client.GET("/programs/{program_id}/sessions/{session_id}", { params: { path } }));
  for (const block of session.blocks)
    for (const item of block.items)
      console.log(session.exercises[item.exercise]?.name, item.dose.kind === "reps" ? `${item.dose.min} to ${item.dose.max}` : item.label);

  const audit = found(await client.POST("/audits", { body: { program } }));
  if (audit.findings.some((finding) => finding.severity === "must")) throw new Error("a program breaks a rule");

  const sore: Profile = { imbalances: ["weak-glutes", { imbalance: "left-right-asymmetry", weaker_side: "left" }], pain: 8 };
  const { error } = await client.POST("/programs", { body: sore });
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

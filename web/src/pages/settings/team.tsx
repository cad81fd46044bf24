import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, type Gives } from "../../ask.js";
import { day } from "../../format.js";
import { Choice } from "../../forms/choice.js";
import { Field } from "../../forms/field.js";
import { Form } from "../../forms/form.js";
import { Once } from "../../forms/once.js";
import { allRoles, type Role, roleWords } from "../../role-words.js";
import { Answer } from "../../states/answer.js";
import { ErrorPart } from "../../states/error-part.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import style from "./settings.module.css";

type Members = Gives<"members">;

/** Who works with Kept here, what each may see, and who is invited. */
export const Team = () => (
  <>
    <Answer of={useAsk("members", {})} what={t("settings.team")}>
      {(told) => (
        <>
          <ul className={style.list}>
            {told.members.map((member) => (
              <Member key={member.id} member={member} />
            ))}
          </ul>
          {told.invitations.length > 0 && (
            <section className={style.part}>
              <h2>{t("team.invited")}</h2>
              <ul className={style.list}>
                {told.invitations.map((one) => (
                  <Invitation key={one.id} one={one} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Answer>
    <Invite />
  </>
);

/** Asks for the list anew after a change. */
const useChange = <T,>(change: (given: T) => Promise<unknown>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ["members"] }) });
};

const Member = ({ member }: { member: Members["members"][number] }) => {
  const role = useChange((given: Role) => ask("member-change", { who: member.id, role: given }));
  const remove = useChange(() => ask("member-remove", { who: member.id }));
  const password = useMutation({ mutationFn: () => ask("member-password", { who: member.id }) });
  const [sure, setSure] = useState(false);
  const error = role.error ?? remove.error ?? password.error;
  return (
    <li data-row>
      <span>
        <b>{member.name}</b>
        <span className={style.sub}>
          {member.email}
          {member.teams.length > 0 && ` · ${member.teams.join(", ")}`}
          {member.twoStep && ` · ${t("team.twoStep")}`}
        </span>
      </span>
      <select
        className={style.select}
        aria-label={`${t("team.role")}: ${member.name}`}
        value={member.role}
        disabled={role.isPending}
        onChange={(event) => role.mutate(event.target.value as Role)}
      >
        {allRoles.map((each) => (
          <option key={each} value={each}>
            {roleWords(each)}
          </option>
        ))}
      </select>
      <button type="button" className="word" onClick={() => password.mutate(undefined)}>
        {t("team.newPassword", { name: member.name })}
      </button>
      <button type="button" className="word" onClick={() => (sure ? remove.mutate(undefined) : setSure(true))}>
        {sure ? t("team.removeNow", { name: member.name }) : t("team.remove", { name: member.name })}
      </button>
      {password.data && <Link link={password.data} />}
      {error && <ErrorPart error={error} what={member.name} />}
    </li>
  );
};

const Invitation = ({ one }: { one: Members["invitations"][number] }) => {
  const end = useChange(() => ask("invitation-end", { id: one.id }));
  return (
    <li data-row>
      <span>
        <b>{one.email}</b>
        <span className={style.sub}>
          {roleWords(one.role)} · {t("team.until", { day: day(one.until) })}
        </span>
      </span>
      <button type="button" className="word" onClick={() => end.mutate(undefined)}>
        {t("team.takeBack", { email: one.email })}
      </button>
      {end.error && <ErrorPart error={end.error} what={one.email} />}
    </li>
  );
};

const Invite = () => {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("owner");
  const [teams, setTeams] = useState("");
  const invite = useChange(() =>
    ask("invite", { email, role, team: teams.split(/[\s,]+/).filter((each) => each !== "") }),
  );
  const made = invite.data as Gives<"invite"> | undefined;
  return (
    <section className={style.part}>
      <h2>{t("team.invite")}</h2>
      {made && <Link link={made} />}
      <Form
        does={t("team.inviteDo")}
        busy={invite.isPending}
        error={invite.error}
        onSubmit={() => invite.mutate(undefined)}
      >
        <Field label={t("team.email")} type="email" required value={email} onText={setEmail} />
        <Choice
          label={t("team.role")}
          hint={t(`may.${role}`)}
          value={role}
          of={allRoles.map((each) => ({ value: each, says: roleWords(each) }))}
          onChoice={setRole}
        />
        <Field label={t("team.teams")} hint={t("team.teamsHint")} value={teams} onText={setTeams} />
      </Form>
    </section>
  );
};

const Link = ({ link }: { link: Gives<"invite"> }) => (
  <Once says={t("team.link", { until: day(link.until) })} text={`${location.origin}${link.path}`} />
);

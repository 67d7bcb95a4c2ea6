"""What is asked about a landlord as a whole: its plugins, its letters with an old block.

Lists of complaints are `listing`."""

from sqlalchemy import select

from putright.store.statements.compiling import TENANT, compiled
from putright.store.tables import plugin_setting

PLUGINS = compiled(
    select(plugin_setting.c.plugin)
    .where(plugin_setting.c.tenant_id == TENANT)
    .order_by(plugin_setting.c.plugin)
)
OLD_BLOCKS = b"""
select stream.reference, letter.stream_id as stream, letter.sequence, letter.kind, letter.stage,
  letter.sent_on, letter.ombudsman_block, complaint.status,
  (select max(later.sent_on) from putright.letter later
    where later.tenant_id = letter.tenant_id and later.stream_id = letter.stream_id
      and later.sent_on > letter.sent_on and later.ombudsman_block <> ''
      and string_to_array(later.ombudsman_block, ' ') <@ %(current)s::text[]) as told_right_on
from putright.letter
join putright.stream using (tenant_id, stream_id)
join putright.complaint using (tenant_id, stream_id)
where letter.tenant_id = %(tenant)s and letter.sent_on is not null and exists (
  select from unnest(string_to_array(letter.ombudsman_block, ' ')) carried (version)
  left join unnest(%(versions)s::text[], %(begins)s::date[], %(ends)s::date[])
    block (version, from_on, until_on) using (version)
  where block.version is null
    or letter.sent_on < block.from_on
    or letter.sent_on > block.until_on
    or (block.until_on < %(today)s and (complaint.status <> all(%(over)s::text[])
      or greatest(letter.sent_on, complaint.responded_on) >= %(relied_on_from)s)))
  and (letter.stream_id, letter.sequence)
    > (%(after_stream)s::text::uuid, %(after_sequence)s::text::integer)
order by letter.stream_id, letter.sequence
limit %(limit)s"""
"""A page of the letters whose block was wrong when they went, or has been superseded since."""

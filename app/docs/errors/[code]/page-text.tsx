import { Fragment, type ReactNode } from 'react';

/** Shows the little Markdown that our own pages are written in: two levels of headings, paragraphs, lists and code words. */
export function PageText({ text }: { text: string }) {
  const blocks = text.split(/\n{2,}/).map((block) => block.trim());
  return blocks.filter((block) => block !== '').map((block) => <Fragment key={block}>{shown(block)}</Fragment>);
}

function shown(block: string): ReactNode {
  if (block.startsWith('# ')) return <h1 className="font-semibold text-2xl">{words(block.slice(2))}</h1>;
  if (block.startsWith('## ')) return <h2 className="mt-4 font-semibold text-lg">{words(block.slice(3))}</h2>;
  if (!block.startsWith('- ')) return <p>{words(block)}</p>;
  const entries = block.split(/^- /m).filter((entry) => entry !== '');
  return (
    <ul className="grid list-disc gap-2 ps-5">
      {entries.map((entry) => (
        <li key={entry}>{words(entry.trim())}</li>
      ))}
    </ul>
  );
}

/** Text in which every second part between backticks is code. */
function words(text: string): ReactNode {
  return text.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? (
      <code key={key} className="rounded-sm bg-surface-sunken px-1 font-mono text-sm">
        {part}
      </code>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}

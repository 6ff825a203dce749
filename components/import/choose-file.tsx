import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';

/** Takes one file, chosen or dropped. It is read in this browser and goes nowhere. */
export function ChooseFile({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-lg border-2 border-dashed px-4 py-8 text-center ${over ? 'border-accent bg-accent-soft' : 'border-edge'}`}
    >
      <FileUp aria-hidden className="size-8 text-accent" strokeWidth={1.5} />
      <p className="text-pretty">{i18n.t('import.drop')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={i18n.t('import.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ''; // the same file may be chosen again after it was changed
          if (file) onFile(file);
        }}
      />
      <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>
        {i18n.t('import.choose')}
      </Button>
    </div>
  );
}

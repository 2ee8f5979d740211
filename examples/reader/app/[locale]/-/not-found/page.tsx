import { notFound } from 'next/navigation';

/** Where proxy.ts leads what is not there: one page a language, however many addresses are tried. */
const Page = (): never => notFound();

export default Page;

import { requirePersonPage } from '@/lib/auth/current-person';
import { signOutHere, signOutOfAll } from '../sign-in/sign-out';
export default async function P() { const p = await requirePersonPage(); return <main><h1>Hello {p.name}</h1><form action={signOutHere}><button type="submit">Sign out</button></form><form action={signOutOfAll}><button type="submit">Everywhere</button></form></main>; }

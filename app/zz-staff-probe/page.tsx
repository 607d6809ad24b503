import { requireStaffPage } from '@/lib/auth/current-person';
export default async function P() { const p = await requireStaffPage(); return <h1>Staff {p.name}</h1>; }

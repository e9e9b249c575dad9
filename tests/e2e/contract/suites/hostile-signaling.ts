/** Real WebRTC against a relay and a member of bad will. */
import { middleCases } from '../middle-cases.ts';

export default () => middleCases;

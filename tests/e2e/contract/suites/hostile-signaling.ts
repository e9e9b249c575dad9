/** Real WebRTC against a hostile relay and a hostile member. */
import { middleCases } from '../middle-cases.ts';

export default () => middleCases;

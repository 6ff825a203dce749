import { mount } from '../../components/mount.tsx';
import { App } from './app.tsx';

mount(<App />);
